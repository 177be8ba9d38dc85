//! What is in a node of YAML.

use crate::yaml::{Content, Node};

/// The pairs of a mapping whose keys are texts.
pub(super) fn entries(node: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let entries = match &node.content {
        Content::Mapping(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().filter_map(|entry| Some((entry.key.text()?, entry.value.as_ref())))
}

pub(super) fn items(node: &Node) -> impl Iterator<Item = &Node> {
    let items = match &node.content {
        Content::Sequence(items) => items.as_slice(),
        _ => &[],
    };
    items.iter().map(AsRef::as_ref)
}
