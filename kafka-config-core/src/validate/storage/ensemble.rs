//! All log directories together.

use std::collections::BTreeMap;

use super::directory::{Content, Directory, Role};
use crate::model::{IntoMap, KafkaVersion, Origin};
use crate::schema::Value;
use crate::validate::configuration::Configuration;
use crate::validate::directories;
use crate::validate::surroundings::{Disk, Needed, Surroundings};

/// The log directories of a node in `KRaft`.
#[derive(Debug)]
pub(crate) struct Storage {
    /// Each of them, the one for metadata among them.
    pub(in crate::validate) directories: Vec<Directory>,
    /// What a container formats with before Kafka starts; `None` where Kafka starts by itself.
    pub(in crate::validate) container: Option<ClusterId>,
}

/// `CLUSTER_ID`, as the entrypoint hands it to the storage tool.
#[derive(Debug)]
pub(in crate::validate) struct ClusterId {
    /// The cluster's id, where the variable is set.
    pub(in crate::validate) id: Option<String>,
    /// Who set it.
    pub(in crate::validate) origin: Option<Origin>,
}

impl Storage {
    /// Looks at the directories of a configuration, where that tells which they are and this is `KRaft`.
    ///
    /// Relative paths are left alone: they depend on where Kafka is started.
    pub(in crate::validate) fn look(
        c: &Configuration<'_>,
        surroundings: &Surroundings<'_>,
        needed: &mut Needed,
    ) -> Option<Self> {
        let disk = surroundings.disk?;
        c.broker()?.mode.filter(|mode| mode.is_kraft())?;
        let container = surroundings.environment.map(|environment| {
            let variable = environment.get("CLUSTER_ID").filter(|variable| !variable.value.is_empty());
            ClusterId {
                id: variable.map(|variable| as_formatted(&variable.value, c.version)),
                origin: variable.map(|variable| variable.origin.clone()),
            }
        });
        Some(Self { directories: all(c, disk, needed)?, container })
    }

    /// Whether the container formats what is not formatted: the storage tool does where nothing is.
    pub(in crate::validate) fn is_formatted_by_container(&self) -> bool {
        let is_formatted = |directory: &Directory| matches!(directory.content, Content::Formatted(_));
        self.container.is_some() && !self.directories.iter().any(is_formatted)
    }

    /// The cluster that a formatted directory belongs to.
    pub(in crate::validate) fn cluster(&self) -> Option<&str> {
        self.directories.iter().find_map(|directory| directory.meta()?.cluster.as_deref())
    }
}

/// 3.7.0 hands the text of a Scala `Option` on (KAFKA-16473).
fn as_formatted(id: &str, version: KafkaVersion) -> String {
    if version == KafkaVersion::new(3, 7, 0) { format!("Some({id})") } else { id.to_owned() }
}

/// Every directory once, as a `TreeSet` of their texts would hold them.
fn all(c: &Configuration<'_>, disk: &Disk, needed: &mut Needed) -> Option<Vec<Directory>> {
    let logs = directories::effective(c)?;
    let metadata = match c.value("metadata.log.dir")? {
        Value::Text(path) => path,
        _ => *logs.first()?,
    };
    let mut paths: BTreeMap<&str, Role> =
        logs.into_iter().map(|path| (path, Role { is_log: true, is_metadata: false })).into_map();
    paths.entry(metadata).or_insert(Role { is_log: false, is_metadata: true }).is_metadata = true;
    if !paths.keys().all(|path| path.starts_with('/')) {
        return None;
    }
    // All are looked for before the first that is missing ends it, so that one round of looking is enough.
    let looked: Vec<Option<Directory>> =
        paths.into_iter().map(|(path, role)| Directory::look(path, role, disk, needed)).collect();
    looked.into_iter().collect()
}
