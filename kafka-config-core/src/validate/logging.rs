//! A log4j2 file as rules look at it.

use std::sync::Arc;

use super::facts::Facts;
use crate::dialect::Log4jGeneration;
use crate::model::{ConfigFile, FileState, Layer, Origin, Span};
use crate::yaml::{self, Content, Node};

/// The files that hold logging settings, each with the variable for its root logger.
pub(super) const LOG_FILES: [(ConfigFile, &str); 2] = [
    (ConfigFile::Log4j, "KAFKA_LOG4J_ROOT_LOGLEVEL"),
    (ConfigFile::ToolsLog4j, "KAFKA_TOOLS_LOG4J_LOGLEVEL"),
];

/// The `Configuration` that a log4j2 file is made from, where it can be read.
pub(super) fn configuration(facts: &Facts<'_>, file: ConfigFile) -> Option<Arc<Node>> {
    let [log4j, tools] = &facts.configurations;
    let known = if file == ConfigFile::ToolsLog4j { tools } else { log4j };
    known.get_or_init(|| read_configuration(facts, file)).clone()
}

fn read_configuration(facts: &Facts<'_>, file: ConfigFile) -> Option<Arc<Node>> {
    let is_two = facts.dialect().log4j == Log4jGeneration::Two && facts.is_raw();
    let text = std::str::from_utf8(facts.logging_base(file).filter(|_| is_two)?).ok()?;
    let root = yaml::load(text).ok()?.root?;
    entries(&root).rev().find(|(key, _)| *key == "Configuration").map(|(_, value)| value)
}

/// The user's own log4j2 file.
pub(super) fn mounted<'a>(facts: &Facts<'a>, file: ConfigFile) -> Option<&'a [u8]> {
    match &facts.request.files.get(file).mounted {
        FileState::Present(bytes) if facts.dialect().log4j == Log4jGeneration::Two && facts.is_raw() => {
            Some(bytes)
        }
        _ => None,
    }
}

/// A place in the user's own file.
pub(super) fn in_mounted(file: ConfigFile, start: usize, end: usize) -> Origin {
    Origin::File { layer: Layer::Mounted, file, span: Span::new(start, end) }
}

/// The entries of a mapping whose keys are plain text.
pub(super) fn entries(node: &Node) -> impl DoubleEndedIterator<Item = (&str, Arc<Node>)> {
    let entries = match &node.content {
        Content::Mapping(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().filter_map(|entry| Some((entry.key.text()?, Arc::clone(&entry.value))))
}

/// The items of a list.
pub(super) fn items(node: &Node) -> &[Arc<Node>] {
    match &node.content {
        Content::Sequence(items) => items,
        _ => &[],
    }
}
