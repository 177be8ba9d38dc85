//! The directories to be formatted as the tool finds them: `MetaPropertiesEnsemble`.

use std::collections::{BTreeMap, BTreeSet};

use super::refusal::Refusal;
use crate::jvm::{java_map_copy_order, java_map_order};
use crate::model::{IntoMap, IntoSet};
use crate::validate::{MetaProperties, Node};

/// What lies at `meta.properties` of a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Missing,
    /// Something that cannot be read.
    Unreadable,
    /// A file with these bytes.
    File(Vec<u8>),
}

/// Every directory of a node once, sorted: those of the logs and that of the metadata.
pub fn paths(node: &Node) -> BTreeSet<String> {
    node.logs.iter().chain([&node.metadata]).cloned().into_set()
}

/// The directories, told apart.
#[derive(Debug, Default)]
pub(super) struct Directories {
    /// Those that are formatted.
    pub(super) formatted: BTreeMap<String, MetaProperties>,
    /// Those that are not.
    pub(super) empty: BTreeSet<String>,
    /// Those that cannot be read.
    pub(super) failed: BTreeSet<String>,
}

impl Directories {
    pub(super) fn of(found: &BTreeMap<String, Found>) -> Self {
        let mut directories = Self::default();
        for (path, found) in found {
            match found {
                Found::Missing => drop(directories.empty.insert(path.clone())),
                Found::Unreadable => drop(directories.failed.insert(path.clone())),
                Found::File(bytes) => match MetaProperties::read(bytes) {
                    Ok(meta) => drop(directories.formatted.insert(path.clone(), meta)),
                    Err(_) => drop(directories.failed.insert(path.clone())),
                },
            }
        }
        directories
    }

    /// Whether all that is formatted belongs to this cluster and node.
    pub(super) fn verify(&self, cluster: &str, node: i64) -> Result<(), Refusal> {
        let mut seen = BTreeMap::new();
        for (path, meta) in &self.formatted {
            let file = format!("{}/meta.properties", collapsed(path));
            if let Some(read) = meta.cluster.as_ref().filter(|read| *read != cluster) {
                return Err(other_cluster(&file, cluster, read));
            }
            if let Some(read) = meta.node.filter(|read| *read != node) {
                return Err(other_node(&file, node, read));
            }
            let Some(id) = meta.directory else { continue };
            if id.is_reserved() {
                return Err(Refusal::new(format!("Invalid reserved directory ID {id} found in {path}")));
            }
            if let Some(first) = seen.insert(id, path) {
                let message = format!(
                    "Duplicate directory ID Optional[{id}] found. It was the ID of {first}, but also of {path}"
                );
                return Err(Refusal::new(message)
                    .help("one is a copy of the other: remove its content, or its line directory.id"));
            }
        }
        Ok(())
    }

    /// `MetaPropertiesEnsemble.toString`.
    pub(super) fn told(&self) -> String {
        let plain = |paths: &BTreeSet<String>, word: &str| -> BTreeMap<String, String> {
            paths.iter().map(|path| (path.clone(), word.to_owned())).into_map()
        };
        let mut all = plain(&self.empty, "EMPTY");
        all.extend(plain(&self.failed, "ERROR"));
        all.extend(self.formatted.iter().map(|(path, meta)| (path.clone(), told(meta))));
        let entries: Vec<String> =
            all.into_iter().map(|(path, content)| format!("{path}: {content}")).collect();
        format!("MetaPropertiesEnsemble(metadataLogDir=Optional.empty, dirs={{{}}})", entries.join(", "))
    }

    /// The formatted directory that the tool names first: that of a Java map.
    pub(super) fn first_formatted(&self) -> Option<&str> {
        let paths: Vec<&str> = self.formatted.keys().map(String::as_str).collect();
        java_map_copy_order(&paths, paths.len()).first().and_then(|place| paths.get(*place)).copied()
    }

    /// The directory that cannot be read and that the tool names first.
    pub(super) fn first_failed(&self) -> Option<&str> {
        let paths: Vec<&str> = self.failed.iter().map(String::as_str).collect();
        java_map_order(&paths).first().and_then(|place| paths.get(*place)).copied()
    }

    /// These empty directories in the order in which the tool writes them: that of a Java map that is made of another.
    pub(super) fn order<'d>(&'d self, empty: &[&'d str]) -> Vec<&'d str> {
        let formatted = self.formatted.keys().map(String::as_str);
        let all: Vec<&str> = formatted.chain(empty.iter().copied()).collect();
        let first = picked(&all, &java_map_copy_order(&all, self.formatted.len()));
        let new: Vec<&str> = first.into_iter().filter(|path| empty.contains(path)).collect();
        picked(&new, &java_map_order(&new))
    }
}

fn picked<'d>(paths: &[&'d str], order: &[usize]) -> Vec<&'d str> {
    order.iter().filter_map(|place| paths.get(*place)).copied().collect()
}

/// `File.toString`: no slash twice, none at the end.
pub(super) fn collapsed(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for letter in path.chars() {
        if letter != '/' || !text.ends_with('/') {
            text.push(letter);
        }
    }
    if text.len() > 1 && text.ends_with('/') {
        text.pop();
    }
    text
}

/// `MetaProperties.toString`.
fn told(meta: &MetaProperties) -> String {
    let mut text = format!("MetaProperties(version={}", u8::from(!meta.is_legacy));
    text.extend(meta.cluster.iter().map(|id| format!(", clusterId={id}")));
    text.extend(meta.node.map(|id| format!(", nodeId={id}")));
    text.extend(meta.directory.map(|id| format!(", directoryId={id}")));
    text + ")"
}

fn other_cluster(file: &str, wanted: &str, read: &str) -> Refusal {
    let refusal = Refusal::new(format!("Invalid cluster.id in: {file}. Expected {wanted}, but read {read}"));
    if garbled(wanted) == read {
        return refusal.help(
            "the cluster id has letters beyond ASCII, which Kafka reads back wrongly: choose one of letters, digits, \
             '-' and '_', and format empty directories with it",
        );
    }
    refusal.help(format!(
        "this directory belongs to the cluster {read}, and this node is told to join {wanted}: use the cluster id \
         {read} (CLUSTER_ID in the container, --cluster-id here), or mount empty directories; never delete data of a \
         cluster that is in use"
    ))
}

/// UTF-8 as Latin-1, which is how `meta.properties` is written and read.
fn garbled(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

fn other_node(file: &str, wanted: i64, read: i64) -> Refusal {
    let message = format!(
        "Stored node id {read} doesn't match previous node id {wanted} in {file}. If you moved your data, make sure \
         your configured node id matches. If you intend to create a new node, you should remove all data in your data \
         directories."
    );
    Refusal::new(message).help(format!(
        "this directory was formatted for node {read}, and node.id is {wanted}: set node.id={read}, or mount the \
         directory of node {wanted}"
    ))
}
