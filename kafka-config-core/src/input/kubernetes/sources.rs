//! Config maps and secrets.

use std::collections::HashMap;
use std::sync::Arc;

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
    pub(super) bytes: Arc<[u8]>,
    pub(super) value_at: SourceSpan,
    /// `binaryData` is for files; no variable takes it.
    pub(super) binary: bool,
}

impl SourceEntry {
    /// The value that a variable takes of it.
    pub(super) fn value(&self) -> VariableValue {
        VariableValue::Known(String::from_utf8_lossy(&self.bytes).into_owned())
    }
}

impl Source {
    pub(super) fn config_map(object: &Map, log: &mut Log) -> Self {
        let mut source = Self::default();
        source.read(object, "data", log, |value, log| Some(plain(value, "data", log).into_bytes()));
        source.read(object, "binaryData", log, |value, log| decoded(value, "binaryData", log));
        source
    }

    pub(super) fn secret(object: &Map, log: &mut Log) -> Self {
        let mut source = Self::default();
        source.read(object, "data", log, |value, log| decoded(value, "data", log));
        source
            .read(object, "stringData", log, |value, log| Some(plain(value, "stringData", log).into_bytes()));
        source
    }

    /// Adds the entries of a section; those of a later one win.
    fn read(
        &mut self,
        object: &Map,
        section: &str,
        log: &mut Log,
        read: impl Fn(&Value, &mut Log) -> Option<Vec<u8>>,
    ) {
        let Some(value) = field(object, section) else { return };
        let Some(map) = value.as_map() else {
            return log.refuse(value.at, format!("'{section}' must be a mapping, not {}", value.kind()), "");
        };
        for entry in map.iter() {
            let Some(bytes) = read(&entry.value, log) else { continue };
            let entry = SourceEntry {
                key: entry.key.to_string(),
                key_at: entry.key_at,
                bytes: bytes.into(),
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
        self.file(key).filter(|entry| !entry.binary)
    }

    /// What a file takes of this key.
    pub(super) fn file(&self, key: &str) -> Option<&SourceEntry> {
        self.entries.get(*self.places.get(key)?)
    }

    /// What becomes files.
    pub(super) fn files(&self) -> impl Iterator<Item = &SourceEntry> {
        self.entries.iter()
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

fn decoded(value: &Value, section: &str, log: &mut Log) -> Option<Vec<u8>> {
    let text = plain(value, section, log);
    let bytes = decode_base64(&text);
    if bytes.is_none() {
        let message = format!("a value of '{section}' is not base 64");
        log.refuse(value.at, message, "encode it, or write plain text below 'stringData'");
    }
    bytes
}
