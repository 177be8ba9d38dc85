//! A stock file whose lines the scripts set one after the other, with `sed` or at the end.

use super::settings::Setting;
use crate::dialect::{Dialect, Entrypoint};
use crate::layers::{Assignment, read_back};
use crate::model::{Artifact, ConfigFile, FileSet, Gap, Layer, Origin, Span};
use crate::render::artifact::append;

/// What `kafka_server_unify_conf` turns into comments.
const HIDDEN_BY_BITNAMI: [&str; 10] = [
    "zookeeper.",
    "group.initial",
    "broker.",
    "node.",
    "process.",
    "listeners=",
    "listener.",
    "controller.",
    "inter.broker",
    "advertised.listeners",
];

/// The file after all settings.
pub(super) fn artifact(
    settings: &[Setting],
    dialect: &Dialect,
    set: &FileSet,
    gaps: &mut Vec<Gap>,
) -> Artifact {
    let mut lines = base(dialect, set);
    for setting in settings {
        lines.set(setting, gaps);
    }
    lines.artifact()
}

/// The stock file, or what the user put in its place, without what the scripts hide.
pub(super) fn base(dialect: &Dialect, set: &FileSet) -> Lines {
    let (bytes, layer) = match set.mounted.bytes() {
        Some(bytes) => (bytes, Layer::Mounted),
        None => (set.default.bytes().unwrap_or_default(), Layer::Default),
    };
    let delimiter = match dialect.entrypoint {
        Entrypoint::Wurstmeister => '@',
        Entrypoint::Debezium => '%',
        _ => '\u{1}',
    };
    let mut lines = Lines::read(&String::from_utf8_lossy(bytes), layer, delimiter);
    if dialect.entrypoint == Entrypoint::Bitnami {
        lines.lines.iter_mut().for_each(hide);
    }
    lines
}

/// A line without its break.
struct Line {
    text: String,
    origin: Origin,
}

/// The lines of a file.
pub(super) struct Lines {
    lines: Vec<Line>,
    /// What stands between the parts of the order to `sed`.
    delimiter: char,
}

impl Lines {
    fn read(text: &str, layer: Layer, delimiter: char) -> Self {
        let mut start = 0;
        let line = |line: &str| {
            let span = Span::new(start, start + line.len());
            start = span.end + 1;
            Line { text: line.to_owned(), origin: Origin::File { layer, file: ConfigFile::Server, span } }
        };
        // The scripts see to it that the last line is complete.
        let text = text.strip_suffix('\n').unwrap_or(text);
        Self {
            lines: if text.is_empty() { Vec::new() } else { text.split('\n').map(line).collect() },
            delimiter,
        }
    }

    /// Replaces the lines with the key, commented ones among them, or adds one.
    fn set(&mut self, setting: &Setting, gaps: &mut Vec<Gap>) {
        let Setting { key, value, origin } = setting;
        let mut is_there = false;
        for line in self.lines.iter_mut().filter(|line| sets(&line.text, key)) {
            line.text = format!("{key}={}", replacement(value, &line.text));
            line.origin = origin.clone();
            is_there = true;
        }
        if !is_there {
            self.lines.push(Line { text: format!("{key}={value}"), origin: origin.clone() });
        } else if value.contains(['&', '\\', self.delimiter]) {
            let text = format!(
                "the script replaces the line of {key} with sed, to which some characters of the value mean more"
            );
            if !gaps.iter().any(|gap| gap.text == text) {
                gaps.push(Gap { origin: Some(origin.clone()), ..Gap::of_properties(text) });
            }
        }
    }

    fn artifact(&self) -> Artifact {
        let mut artifact = Artifact { file: ConfigFile::Server, bytes: Vec::new(), segments: Vec::new() };
        for line in &self.lines {
            append(&mut artifact, format!("{}\n", line.text).as_bytes(), line.origin.clone());
        }
        artifact
    }

    /// What the lines set.
    pub(super) fn assignments(&self) -> Vec<Assignment> {
        read_back(&self.artifact())
    }
}

fn hide(line: &mut Line) {
    if HIDDEN_BY_BITNAMI.into_iter().any(|beginning| line.text.starts_with(beginning)) {
        line.text.insert(0, '#');
    }
}

/// Whether a line, perhaps a commented one, sets the key.
fn sets(line: &str, key: &str) -> bool {
    let rest = line.trim_start_matches('#').strip_prefix(key);
    rest.is_some_and(|rest| rest.trim_start().starts_with('='))
}

/// What `sed` makes of a value: `&` is the text that was there, a backslash takes itself away.
fn replacement(value: &str, matched: &str) -> String {
    let (mut made, mut chars) = (String::with_capacity(value.len()), value.chars());
    while let Some(c) = chars.next() {
        match c {
            '&' => made.push_str(matched),
            '\\' => made.extend(chars.next()),
            c => made.push(c),
        }
    }
    made
}
