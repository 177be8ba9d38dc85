//! What a broker finds around its configuration: variables and files, where they are at hand.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Environment;

/// What is at one path of the container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A file's bytes.
    File(Vec<u8>),
    /// A folder.
    Folder,
    /// Something that cannot be read.
    Unreadable,
    /// Nothing.
    Missing,
}

/// Files of the container, as values: whoever may read looks them up and hands them over.
#[derive(Debug, Clone, Default)]
pub struct Disk {
    entries: BTreeMap<String, (Entry, String)>,
}

impl Disk {
    /// Looks at what is needed until nothing is. Looking gives what is at a path, and the path without symbolic links.
    pub fn complete(look: impl Fn(&str) -> (Entry, String), needed: impl Fn(&Self) -> Vec<String>) -> Self {
        let mut disk = Self::default();
        loop {
            let mut paths = needed(&disk);
            paths.retain(|path| !disk.entries.contains_key(path));
            if paths.is_empty() {
                return disk;
            }
            for path in paths {
                let (entry, real) = look(&path);
                disk.insert(path, entry, real);
            }
        }
    }

    /// Notes what is at a path, and the path with its symbolic links resolved.
    pub fn insert(&mut self, path: impl Into<String>, entry: Entry, real: impl Into<String>) {
        self.entries.insert(path.into(), (entry, real.into()));
    }

    /// What is at a path; `None` where nobody has looked yet.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.entries.get(path).map(|(entry, _)| entry)
    }

    /// The path without symbolic links.
    pub fn real(&self, path: &str) -> Option<&str> {
        self.entries.get(path).map(|(_, real)| real.as_str())
    }
}

/// What is at hand besides the properties.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    /// The broker's environment.
    pub environment: Option<&'a Environment>,
    /// The container's files. A path that is not in it is one that nobody has looked at yet: it is asked for
    /// by [`super::Configuration::needed`].
    pub disk: Option<&'a Disk>,
}

/// Paths that somebody should look at.
pub(super) type Needed = BTreeSet<String>;
