//! The order in which Scala's mutable hash map gives its values.
//!
//! Source of truth: `scala.collection.mutable.HashMap` of Scala 2.13; section 4.2 of the specification.

use std::collections::HashMap;
use std::hash::Hash;

use crate::yaml::utf16;

/// A key whose hash code Java defines.
pub(super) trait JavaHash: Hash + Eq {
    fn java_hash(&self) -> i32;
}

impl JavaHash for Option<String> {
    fn java_hash(&self) -> i32 {
        let units = utf16(self.as_deref().unwrap_or_default());
        units.fold(0, |hash: i32, unit| hash.wrapping_mul(31).wrapping_add(i32::from(unit)))
    }
}

/// A map that remembers only what the order depends on.
pub(super) struct ScalaMap<K, V> {
    entries: Vec<(u32, V)>,
    places: HashMap<K, usize>,
    table: usize,
}

impl<K: JavaHash, V> ScalaMap<K, V> {
    /// The table that `HashMap.from` makes for a collection of this size.
    pub(super) fn sized_for(length: usize) -> Self {
        let capacity = if length == 0 { 16 } else { (length + 1) * 4 / 3 };
        let table = (capacity - 1).max(4).ilog2() + 1;
        Self { entries: Vec::new(), places: HashMap::new(), table: 1 << table }
    }

    /// Each insertion first makes room, also one that only replaces a value.
    pub(super) fn insert(&mut self, key: K, value: V) {
        if self.entries.len() + 1 >= self.table / 4 * 3 {
            self.table *= 2;
        }
        let hash = key.java_hash().cast_unsigned();
        let place = *self.places.entry(key).or_insert(self.entries.len());
        match self.entries.get_mut(place) {
            Some(entry) => entry.1 = value,
            None => self.entries.push((hash ^ hash >> 16, value)),
        }
    }

    /// By bucket, in a bucket by signed hash, among equals as inserted.
    pub(super) fn into_values(mut self) -> Vec<V> {
        let mask = self.table - 1;
        self.entries.sort_by_key(|(hash, _)| {
            let bucket = usize::try_from(*hash).unwrap_or(usize::MAX) & mask;
            (bucket, hash.cast_signed())
        });
        self.entries.into_iter().map(|(_, value)| value).collect()
    }
}
