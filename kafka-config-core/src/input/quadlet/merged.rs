//! A unit and its drop-ins as one list of lines, and how podman looks values up in it.

use std::collections::BTreeMap;

use super::dropins::drop_ins;
use crate::input::decoded::Decoded;
use crate::input::units::{Joined, Line, LineFault, LineFaultKind, Word, read_lines, split_words};
use crate::input::{Fault, Located, Weight};
use crate::model::{SourceId, SourceSpan, Span, may_hold_secret};

/// Texts by their path.
pub type Texts<'a> = BTreeMap<String, &'a [u8]>;

/// A line and the text that it stands in; `at` of its parts are places in that text's characters.
struct Entry<'a> {
    line: Line,
    source: SourceId,
    text: std::rc::Rc<Decoded<'a>>,
}

/// A unit with its drop-ins.
#[derive(Default)]
pub(super) struct Merged<'a> {
    entries: Vec<Entry<'a>>,
    /// Paths of the texts, the unit's first.
    pub(super) sources: Vec<String>,
    pub(super) faults: Vec<Fault>,
    /// What podman prints, in its own words.
    pub(super) warnings: Vec<String>,
}

/// A value as it stands in a line.
#[derive(Clone, Copy)]
pub(super) struct Value<'m, 'a>(&'m Entry<'a>);

impl<'m> Value<'m, '_> {
    pub(super) fn text(self) -> &'m str {
        &self.0.line.value.text
    }

    pub(super) fn at(self) -> SourceSpan {
        self.original(self.0.line.value.whole())
    }

    /// Where the words of this value really stand.
    pub(super) fn original(self, span: Span) -> SourceSpan {
        SourceSpan { source: self.0.source, span: self.0.text.original(span) }
    }

    /// The value's words; the place of the backslash where podman leaves the line out.
    pub(super) fn words(self) -> Result<Vec<Word>, SourceSpan> {
        let words = split_words(&self.0.line.value).map_err(|escape| self.original(escape.at))?;
        let moved =
            words.into_iter().map(|word| word.moved(self.0.source, |span| self.0.text.original(span)));
        Ok(moved.collect())
    }

    /// The value as a single text: blanks cut, one pair of double quotes removed.
    pub(super) fn single(self) -> Located<String> {
        let Joined { text, .. } = &self.0.line.value;
        let trimmed = text.trim_end();
        let inner = trimmed.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
        let start = usize::from(inner.is_some());
        let value = inner.unwrap_or(trimmed);
        let at = self.0.line.value.original(Span::new(start, start + value.len()));
        Located { value: value.to_owned(), at: self.original(at) }
    }
}

impl<'a> Merged<'a> {
    /// Reads a unit, and those of the texts that are its drop-ins.
    pub(super) fn read(path: &str, text: &'a [u8], texts: &Texts<'a>) -> Self {
        let mut merged = Self::default();
        merged.add(path, text, true);
        for path in drop_ins(path, texts.keys().map(String::as_str)) {
            if let Some(text) = texts.get(path) {
                merged.add(path, text, false);
            }
        }
        merged
    }

    fn add(&mut self, path: &str, bytes: &'a [u8], is_unit: bool) {
        let source = SourceId(self.sources.len());
        self.sources.push(path.to_owned());
        let text = std::rc::Rc::new(Decoded::new(bytes));
        let lines = match read_lines(&text.text) {
            Ok(lines) => lines,
            Err(fault) => {
                let at = SourceSpan { source, span: text.original(fault.at) };
                if !is_unit {
                    self.warnings.push(format!("error loading \"{path}\", {}", in_podmans_words(&fault)));
                }
                self.faults.push(described(&fault, at, is_unit));
                return;
            }
        };
        self.entries.extend(lines.into_iter().map(|line| Entry { line, source, text: text.clone() }));
    }

    /// All lines of a group: key, place of the key.
    pub(super) fn keys(&self, group: &str) -> impl Iterator<Item = (&str, SourceSpan)> {
        let entries = self.entries.iter().filter(move |entry| &*entry.line.group == group);
        entries.map(|entry| (entry.line.key.as_str(), Value(entry).original(entry.line.key_at)))
    }

    fn values(&self, group: &str, key: &str) -> impl Iterator<Item = Value<'_, 'a>> {
        let named = move |entry: &&Entry<'a>| &*entry.line.group == group && entry.line.key == key;
        self.entries.iter().filter(named).map(Value)
    }

    /// The last line with this key.
    pub(super) fn last(&self, group: &str, key: &str) -> Option<Value<'_, 'a>> {
        self.values(group, key).last()
    }

    /// The last value of a key as a single text, where it is not empty.
    pub(super) fn single(&self, group: &str, key: &str) -> Option<Located<String>> {
        self.last(group, key).map(Value::single).filter(|found| !found.value.is_empty())
    }

    /// All values of a key since the last empty one.
    pub(super) fn all(&self, group: &str, key: &str) -> Vec<Value<'_, 'a>> {
        let mut found = Vec::new();
        for value in self.values(group, key) {
            if value.text().is_empty() { found.clear() } else { found.push(value) }
        }
        found
    }
}

/// The fault as podman prints it. Of a line that may hold a secret only the place is told.
fn in_podmans_words(fault: &LineFault) -> String {
    let text = if may_hold_secret(&fault.text) { "…" } else { &fault.text };
    match fault.kind {
        LineFaultKind::NoLine => format!(
            "file contains line {}: “{text}” which is not a key-value pair, group, or comment",
            fault.line
        ),
        LineFaultKind::NoGroup => "key file does not start with a group".to_owned(),
        LineFaultKind::InvalidGroup => "invalid group name".to_owned(),
    }
}

fn described(fault: &LineFault, at: SourceSpan, is_unit: bool) -> Fault {
    let what = match fault.kind {
        LineFaultKind::NoLine => "this line is neither a group nor Key=value nor a comment",
        LineFaultKind::NoGroup => "a key before the first group",
        LineFaultKind::InvalidGroup => "no name of a group",
    };
    let (weight, whole) = if is_unit { (Weight::Refused, "unit") } else { (Weight::Ignored, "drop-in") };
    let help = match fault.kind {
        LineFaultKind::NoLine if fault.text.starts_with('\u{feff}') => {
            "save the file without a byte order mark"
        }
        LineFaultKind::NoLine => {
            "write 'Environment=NAME=VALUE' in one line, or end the line before with a blank and '\\'"
        }
        LineFaultKind::NoGroup => "write '[Container]' above it",
        LineFaultKind::InvalidGroup => "write '[Container]'",
    };
    let message = format!("{what}, so podman leaves out the whole {whole}");
    Fault { weight, at: Some(at), message, help: Some(help.to_owned()) }
}
