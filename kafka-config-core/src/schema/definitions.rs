//! All definitions of one component.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::component::Component;
use super::decode::{self, Metadata};
use super::definition::Definition;
use super::file::{Change, DataFile};

/// The definitions of one component of one version, by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definitions {
    sorted: Vec<Definition>,
    places: FxHashMap<&'static str, usize>,
}

impl Definitions {
    /// What a chain of files comes to, the oldest first.
    pub(super) fn of(chain: &[DataFile], component: Component, metadata: Metadata<'_>) -> Self {
        let mut lines = BTreeMap::new();
        for (key, change) in chain.iter().flat_map(|file| file.changes(component)) {
            match change {
                Change::Defined(text) => lines.insert(key, text),
                Change::Removed => lines.remove(key),
            };
        }
        let mut sorted = Vec::with_capacity(lines.len());
        let read = |(key, text)| decode::definition(key, text, component, metadata);
        sorted.extend(lines.into_iter().filter_map(read));
        let places = sorted.iter().zip(0..).map(|(definition, place)| (definition.name, place)).collect();
        Self { sorted, places }
    }

    /// The definition of one key.
    pub fn get(&self, key: &str) -> Option<&Definition> {
        self.at(self.place(key)?)
    }

    /// The definition with this number.
    pub fn at(&self, place: usize) -> Option<&Definition> {
        self.sorted.get(place)
    }

    /// The number of a key's definition in the order of [`Definitions::iter`].
    pub fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// All of them, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = &Definition> {
        self.sorted.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Whether this version has no such settings at all.
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }
}
