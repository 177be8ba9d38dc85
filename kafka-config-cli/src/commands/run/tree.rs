//! Where the image's folders lie on this machine.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use kafka_config_core::dialect::{Dialect, Image};
use kafka_config_core::format::Found;
use kafka_config_core::model::KafkaVersion;
use kafka_config_core::validate::Node;
use rustix::fs::Access;

use super::arguments::Arguments;
use crate::commands::format::{Places, of_jars};
use crate::exit::Stop;
use crate::options::guess_version;
use crate::root::Root;

/// Where the image keeps Kafka.
pub(super) const HOME: &str = "/opt/kafka";

/// The image's folders, for a start or for a plan.
pub(super) struct Tree {
    root: Option<PathBuf>,
    /// Whether the paths told are those of the container. A broker that is started needs those of this machine.
    is_plan: bool,
}

impl Tree {
    pub(super) fn new(arguments: &Arguments) -> Self {
        Self { root: arguments.root.clone(), is_plan: arguments.dry_run }
    }

    /// Where a path of the image lies.
    pub(super) fn at(&self, path: &str) -> PathBuf {
        match &self.root {
            Some(root) => root.join(path.trim_start_matches('/')),
            None => PathBuf::from(path),
        }
    }

    /// A path of the image as the broker is to know it.
    pub(super) fn told(&self, path: &str) -> String {
        if self.is_plan { path.to_owned() } else { self.at(path).to_string_lossy().into_owned() }
    }

    /// Whether this is a plan for a container that is not this one.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.is_plan && self.root.is_some()
    }

    /// The file system that the configuration speaks of.
    pub(super) fn disk(&self) -> Root {
        let root = self.root.clone().filter(|_| self.is_plan);
        Root::new(root.unwrap_or_else(|| PathBuf::from("/")))
    }

    /// The same, for the data directories.
    pub(super) fn places(&self) -> Places {
        Places::new(self.root.as_ref().filter(|_| self.is_plan))
    }

    /// Whether one of a node's directories is formatted.
    pub(super) fn has_formatted(&self, node: &Node) -> Result<bool, Stop> {
        Ok(self.places().found(node)?.values().any(|found| *found != Found::Missing))
    }

    /// The Kafka inside: as told, else by its jars, else by its default files.
    pub(super) fn image(&self, version: Option<KafkaVersion>) -> Result<Image, Stop> {
        let by_jars = || of_jars(&self.at(HOME).join("libs"));
        let by_files = || guess_version(&self.at("/etc/kafka/docker"));
        let version = version.or_else(by_jars).unwrap_or_else(by_files);
        Image::apache(version).map_err(|error| Stop::Usage(error.to_string()))
    }

    /// The files of `libs`, in the order of the shell; what is hidden is no part of `*`.
    pub(super) fn libraries(&self) -> Vec<String> {
        let folder = fs::read_dir(self.at(HOME).join("libs"));
        let names =
            folder.into_iter().flatten().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
        names.sort_unstable();
        if names.is_empty() && self.is_elsewhere() {
            // Nobody knows their names.
            names.push("*".to_owned());
        }
        names
    }

    /// Whether the files can be put into the image's own folder.
    pub(super) fn takes_files(&self, dialect: &Dialect) -> bool {
        let folder = self.at(dialect.paths.r#final);
        // Root may write anything here, which tells nothing of the container's user.
        let is_open = |metadata: fs::Metadata| metadata.permissions().mode() & 0o222 != 0;
        is_writable(&folder) && (!self.is_elsewhere() || fs::metadata(&folder).is_ok_and(is_open))
    }
}

/// `[ -w path ]`.
pub(super) fn is_writable(path: &Path) -> bool {
    rustix::fs::access(path, Access::WRITE_OK).is_ok()
}
