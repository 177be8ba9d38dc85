//! What is in the directories of a node.

use std::collections::BTreeMap;

use super::directories::{Found, collapsed};
use crate::model::Arrange;
use crate::validate::{MetaProperties, Node};

/// What lies at the path of a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nothing.
    Missing,
    /// A directory.
    Directory,
    /// Something else.
    Other,
}

/// The text that `info` prints, and whether it found no problem.
///
/// # Errors
/// A `meta.properties` cannot be read: its path.
pub fn info(node: &Node, places: &BTreeMap<String, (Place, Found)>) -> Result<(String, bool), String> {
    let mut survey = Survey::default();
    for (path, (place, found)) in places {
        survey.look(&collapsed(path), *place, found)?;
    }
    survey.judge(node.roles.broker || node.roles.controller);
    Ok((survey.text(), survey.problems.is_empty()))
}

#[derive(Default)]
struct Survey {
    directories: Vec<String>,
    first: Option<MetaProperties>,
    problems: Vec<String>,
}

impl Survey {
    fn look(&mut self, path: &str, place: Place, found: &Found) -> Result<(), String> {
        match place {
            Place::Missing => self.problems.push(format!("{path} does not exist")),
            Place::Other => self.problems.push(format!("{path} is not a directory")),
            Place::Directory => {
                self.directories.push(path.to_owned());
                let file = format!("{path}/meta.properties");
                match found {
                    Found::Missing => self.problems.push(format!("{path} is not formatted.")),
                    Found::Unreadable => return Err(file),
                    Found::File(bytes) => self.compare(&file, bytes),
                }
            }
        }
        Ok(())
    }

    fn compare(&mut self, file: &str, bytes: &[u8]) {
        let meta = match MetaProperties::read(bytes) {
            Ok(meta) => meta,
            Err(why) => return self.problems.push(format!("Error loading {file}: it {why}")),
        };
        let Some(first) = &self.first else {
            self.first = Some(meta);
            return;
        };
        if first.cluster != meta.cluster {
            self.problems.push("Mismatched cluster IDs between storage directories.".to_owned());
        } else if first.node != meta.node {
            self.problems.push("Mismatched node IDs between storage directories.".to_owned());
        }
    }

    fn judge(&mut self, is_kraft: bool) {
        let problem = match (&self.first, is_kraft) {
            (Some(MetaProperties { is_legacy: true, .. }), true) => {
                "The kafka configuration file appears to be for a cluster in KRaft mode, but the directories are \
                 formatted for legacy mode."
            }
            (Some(MetaProperties { is_legacy: false, .. }), false) => {
                "The kafka configuration file appears to be for a legacy cluster, but the directories are formatted \
                 for a cluster in KRaft mode."
            }
            _ => return,
        };
        self.problems.push(problem.to_owned());
    }

    fn text(&self) -> String {
        let metadata =
            self.first.as_ref().map(|meta| format!("Found metadata: {{{}}}\n\n", properties(meta)));
        listed("Found log directory:", "Found log directories:", &self.directories)
            + &metadata.unwrap_or_default()
            + &listed("Found problem:", "Found problems:", &self.problems)
    }
}

/// Lines below their title; nothing where there are none.
fn listed(one: &str, many: &str, lines: &[String]) -> String {
    match lines {
        [] => String::new(),
        [line] => format!("{one}\n  {line}\n\n"),
        lines => format!("{many}\n  {}\n\n", lines.join("\n  ")),
    }
}

/// Keys and values, sorted.
fn properties(meta: &MetaProperties) -> String {
    let version = if meta.is_legacy { "0" } else { "1" };
    let node_key = if meta.is_legacy { "broker.id" } else { "node.id" };
    let mut pairs = vec![("version", version.to_owned())];
    pairs.extend(meta.cluster.clone().map(|id| ("cluster.id", id)));
    pairs.extend(meta.node.map(|id| (node_key, id.to_string())));
    pairs.extend(meta.directory.map(|id| ("directory.id", id.to_string())));
    pairs.arrange_by(Ord::cmp);
    let pairs: Vec<String> = pairs.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
    pairs.join(", ")
}
