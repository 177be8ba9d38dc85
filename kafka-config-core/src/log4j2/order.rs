//! The order in which Scala's mutable hash map gives its values.
//!
//! Source of truth: `scala.collection.mutable.HashMap` of Scala 2.13; section 4.2 of the specification.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::jvm::string_hash;
use crate::model::Arrange;
use crate::yaml::utf16;

/// What may be the name of a logger; the hash of none is 0.
type Key<'a> = Option<Cow<'a, str>>;

fn java_hash(key: &Key<'_>) -> i32 {
    match key.as_deref() {
        None => 0,
        Some(text) if text.is_ascii() => string_hash(text),
        // Only here a lone surrogate counts as what it stands for.
        Some(text) => utf16(text).fold(0, |hash, unit| hash.wrapping_mul(31).wrapping_add(i32::from(unit))),
    }
}

/// A map that remembers only what the order depends on.
pub(super) struct ScalaMap<'a, V> {
    entries: Vec<(u32, V)>,
    places: FxHashMap<Key<'a>, usize>,
    table: usize,
}

impl<'a, V> ScalaMap<'a, V> {
    /// The table that `HashMap.from` makes for a collection of this size.
    pub(super) fn sized_for(length: usize) -> Self {
        let capacity = if length == 0 { 16 } else { (length + 1) * 4 / 3 };
        let table = (capacity - 1).max(4).ilog2() + 1;
        Self { entries: Vec::with_capacity(length), places: FxHashMap::default(), table: 1 << table }
    }

    /// Each insertion first makes room, also one that only replaces a value.
    pub(super) fn insert(&mut self, key: Key<'a>, value: V) {
        if self.entries.len() + 1 >= self.table / 4 * 3 {
            self.table *= 2;
        }
        let hash = java_hash(&key).cast_unsigned();
        let place = *self.places.entry(key).or_insert(self.entries.len());
        match self.entries.get_mut(place) {
            Some(entry) => entry.1 = value,
            None => self.entries.push((hash ^ hash >> 16, value)),
        }
    }

    /// By bucket, in a bucket by signed hash, among equals as inserted.
    pub(super) fn into_values(mut self) -> Vec<V> {
        let mask = self.table - 1;
        self.entries.arrange_by_key(|(hash, _)| {
            let bucket = usize::try_from(*hash).unwrap_or(usize::MAX) & mask;
            (bucket, hash.cast_signed())
        });
        self.entries.into_iter().map(|(_, value)| value).collect()
    }
}
