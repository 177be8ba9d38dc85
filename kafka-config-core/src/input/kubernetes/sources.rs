//! Config maps and secrets.

use std::collections::HashMap;

use super::super::tree::{Map, Value, decode_base64};
use super::fields::{Log, field};
use crate::input::VariableValue;
use crate::model::SourceSpan;

/// What a config map or a secret holds.
#[derive(Default)]
pub(super) struct Source {
    entries: Vec<SourceEntry>,
    places: HashMap<String, usize>,
}

pub(super) struct SourceEntry {
    pub(super) key: String,
    pub(super) key_at: SourceSpan,
    pub(super) value: VariableValue,
    pub(super) value_at: SourceSpan,
    /// `binaryData` is for files; no variable takes it.
    pub(super) binary: bool,
}

impl Source {
    pub(super) fn config_map(object: &Map, log: &mut Log) -> Self {
        let mut source = Self::default();
        source.read(object, "data", log, |value, log| Some(plain(value, "data", log)));
        source.read(object, "binaryData", log, |value, log| decoded(value, "binaryData", log));
        source
    }

    pub(super) fn secret(object: &Map, log: &mut Log) -> Self {
        let mut source = Self::default();
        source.read(object, "data", log, |value, log| decoded(value, "data", log));
        source.read(object, "stringData", log, |value, log| Some(plain(value, "stringData", log)));
        source
    }

    /// Adds the entries of a section; those of a later one win.
    fn read(
        &mut self,
        object: &Map,
        section: &str,
        log: &mut Log,
        read: impl Fn(&Value, &mut Log) -> Option<String>,
    ) {
        let Some(value) = field(object, section) else { return };
        let Some(map) = value.as_map() else {
            return log.refuse(value.at, format!("'{section}' must be a mapping, not {}", value.kind()), "");
        };
        for entry in map.iter() {
            let Some(text) = read(&entry.value, log) else { continue };
            let entry = SourceEntry {
                key: entry.key.to_string(),
                key_at: entry.key_at,
                value: VariableValue::Known(text),
                value_at: entry.value.at,
                binary: section == "binaryData",
            };
            let place = *self.places.entry(entry.key.clone()).or_insert(self.entries.len());
            match self.entries.get_mut(place) {
                Some(earlier) => *earlier = entry,
                None => self.entries.push(entry),
            }
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&SourceEntry> {
        self.entries.get(*self.places.get(key)?).filter(|entry| !entry.binary)
    }

    /// What becomes variables.
    pub(super) fn variables(&self) -> impl Iterator<Item = &SourceEntry> {
        self.entries.iter().filter(|entry| !entry.binary)
    }
}

fn plain(value: &Value, section: &str, log: &mut Log) -> String {
    if value.as_text().is_none() && !value.is_null() {
        let message = format!("a value of '{section}' must be a text, not {}", value.kind());
        log.refuse(value.at, message, "put it into quotes");
    }
    value.print().unwrap_or_default()
}

fn decoded(value: &Value, section: &str, log: &mut Log) -> Option<String> {
    let text = plain(value, section, log);
    let Some(bytes) = decode_base64(&text) else {
        let message = format!("a value of '{section}' is not base 64");
        log.refuse(value.at, message, "encode it, or write plain text below 'stringData'");
        return None;
    };
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
