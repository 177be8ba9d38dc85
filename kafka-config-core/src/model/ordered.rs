//! Maps and lists in order, without a copy of the standard library's sort for each kind of item: some kilobytes each, in
//! the static program as on the page.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Maps out of iterators, one entry after the other.
pub trait IntoMap<K: Ord, V>: Iterator<Item = (K, V)> + Sized {
    /// The entries by key, as `collect` gives them; of equal keys the last counts.
    fn into_map(self) -> BTreeMap<K, V> {
        let mut map = BTreeMap::new();
        map.extend(self);
        map
    }
}

impl<K: Ord, V, I: Iterator<Item = (K, V)>> IntoMap<K, V> for I {}

/// Sets out of iterators, one item after the other.
pub trait IntoSet<T: Ord>: Iterator<Item = T> + Sized {
    /// The items in order, as `collect` gives them.
    fn into_set(self) -> BTreeSet<T> {
        let mut set = BTreeSet::new();
        set.extend(self);
        set
    }
}

impl<T: Ord, I: Iterator<Item = T>> IntoSet<T> for I {}

/// Stable sorts of lists.
pub trait Arrange<T> {
    /// What `sort_by` does.
    fn arrange_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// What `sort_by_key` does.
    fn arrange_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.arrange_by(|one, other| key(one).cmp(&key(other)));
    }
}

impl<T> Arrange<T> for Vec<T> {
    fn arrange_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let order = places(self.len(), &mut |one, other| match (self.get(one), self.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        });
        let mut items: Vec<Option<T>> = self.drain(..).map(Some).collect();
        self.extend(order.into_iter().filter_map(|place| items.get_mut(place)?.take()));
    }
}

/// The places of so many items in order.
fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_are_sorted_as_the_standard_library_sorts(
            items in prop::collection::vec((0_u8..8, any::<u16>()), 0..80),
        ) {
            let (mut ours, mut theirs) = (items.clone(), items);
            ours.arrange_by_key(|item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
