//! The directories of a node, on this machine.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use kafka_config_core::format::{Found, Place, paths};
use kafka_config_core::model::IntoMap;
use kafka_config_core::validate::Node;

use crate::exit::Stop;
use crate::root::Root;

/// Where the container's paths lie on this machine.
pub(crate) struct Places {
    root: Option<Root>,
}

impl Places {
    pub(crate) fn new(root: Option<&PathBuf>) -> Self {
        Self { root: root.cloned().map(Root::new) }
    }

    /// The place of a path: below the root where there is one and the path is absolute.
    pub(crate) fn of(&self, path: &str) -> Result<PathBuf, Stop> {
        match &self.root {
            Some(root) if path.starts_with('/') => {
                root.place(path).map_err(|error| Stop::file(Path::new(path), crate::exit::reason(&error)))
            }
            _ => Ok(PathBuf::from(path)),
        }
    }

    /// What lies at `meta.properties` of each directory.
    pub(crate) fn found(&self, node: &Node) -> Result<BTreeMap<String, Found>, Stop> {
        let look = |path: String| Ok((path.clone(), meta_properties(&self.of(&path)?)));
        let found: Result<Vec<_>, Stop> = paths(node).into_iter().map(look).collect();
        Ok(found?.into_iter().into_map())
    }

    /// The same, with what lies at the directory's own path.
    pub(super) fn surveyed(&self, node: &Node) -> Result<BTreeMap<String, (Place, Found)>, Stop> {
        let look = |path: String| {
            let place = self.of(&path)?;
            Ok((path, (kind(&place), meta_properties(&place))))
        };
        let found: Result<Vec<_>, Stop> = paths(node).into_iter().map(look).collect();
        Ok(found?.into_iter().into_map())
    }
}

/// `meta.properties` of a directory.
pub(super) fn meta_properties(directory: &Path) -> Found {
    match fs::read(directory.join("meta.properties")) {
        Ok(bytes) => Found::File(bytes),
        Err(error) if is_missing(&error) => Found::Missing,
        Err(_) => Found::Unreadable,
    }
}

fn is_missing(error: &io::Error) -> bool {
    error.kind() == ErrorKind::NotFound
}

fn kind(path: &Path) -> Place {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Place::Directory,
        Ok(_) => Place::Other,
        Err(_) => Place::Missing,
    }
}
