//! One data file: a head of single lines, then sections of changes against the file before.

use std::str::Lines;

use memchr::memmem;

use super::component::Component;
use crate::model::KafkaVersion;

/// One version's file, its head read.
#[derive(Debug, Clone, Copy)]
pub(super) struct DataFile {
    pub(super) version: KafkaVersion,
    /// What it is told against.
    pub(super) after: Option<KafkaVersion>,
    /// The newest production metadata version, where it changed.
    pub(super) production: Option<&'static str>,
    /// The metadata versions, where they changed.
    pub(super) metadata: Option<&'static str>,
    unknown: &'static str,
    text: &'static str,
}

/// What a file says of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// It is new or different.
    Defined(&'static str),
    /// It is gone.
    Removed,
}

impl DataFile {
    pub(super) fn new(version: KafkaVersion, text: &'static str) -> Self {
        let mut file = Self { version, after: None, production: None, metadata: None, unknown: "", text };
        let head = text.lines().take_while(|line| !line.starts_with('['));
        for (word, rest) in head.filter_map(|line| line.split_once(' ')) {
            match word {
                // Only what is older, so that no chain of files is a ring.
                "after" => file.after = rest.parse().ok().filter(|before| *before < version),
                "production" => file.production = Some(rest),
                "metadata" => file.metadata = Some(rest),
                "unknown" => file.unknown = rest,
                _ => {}
            }
        }
        file
    }

    /// Whether the component's artifacts were not published, so that nobody can ask its classes.
    pub(super) fn is_unknown(&self, component: Component) -> bool {
        lists(self.unknown, component)
    }

    /// Keys of a component that changed, with what they are now.
    pub(super) fn changes(&self, component: Component) -> Changes {
        Changes { component, lines: "".lines(), rest: self.text }
    }
}

fn lists(names: &str, component: Component) -> bool {
    names.split(' ').any(|name| name == component.name())
}

/// Walks over the lines of the sections that name the component, and skips other sections as a whole.
pub(super) struct Changes {
    component: Component,
    lines: Lines<'static>,
    rest: &'static str,
}

impl Iterator for Changes {
    type Item = (&'static str, Change);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(change) = self.lines.find_map(change) {
                return Some(change);
            }
            let (_, section) = split_before_section(self.rest)?;
            let (names, lines) = section.strip_prefix("\n[")?.split_once("]\n")?;
            let (lines, rest) = split_before_section(lines).unwrap_or((lines, ""));
            self.rest = rest;
            self.lines = if lists(names, self.component) { lines.lines() } else { "".lines() };
        }
    }
}

/// Splits text in front of its first section.
fn split_before_section(text: &'static str) -> Option<(&'static str, &'static str)> {
    text.split_at_checked(memmem::find(text.as_bytes(), b"\n[")?)
}

fn change(line: &'static str) -> Option<(&'static str, Change)> {
    let (sign, rest) = line.split_once(' ')?;
    match sign {
        "-" => Some((rest, Change::Removed)),
        "+" | "~" => rest.split_once(' ').map(|(key, text)| (key, Change::Defined(text))),
        _ => None,
    }
}
