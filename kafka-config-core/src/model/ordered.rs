//! Maps out of iterators, one entry after the other.

use std::collections::BTreeMap;

/// What `collect` does, without the copy of the standard library's sort that it brings for each kind of iterator: some
/// kilobytes each, in the static program as on the page.
pub trait IntoMap<K: Ord, V>: Iterator<Item = (K, V)> + Sized {
    /// The entries by key; of equal keys the last counts.
    fn into_map(self) -> BTreeMap<K, V> {
        let mut map = BTreeMap::new();
        map.extend(self);
        map
    }
}

impl<K: Ord, V, I: Iterator<Item = (K, V)>> IntoMap<K, V> for I {}
