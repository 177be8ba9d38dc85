//! Fields of objects, and what is wrong with them.

use super::super::tree::{Data, Map, Value};
use crate::input::{Fault, Located, Weight};
use crate::model::SourceSpan;

/// More faults than this are not worth reading.
const MOST: usize = 100;

/// Faults in the order in which they are met.
#[derive(Default)]
pub(super) struct Log {
    pub(super) faults: Vec<Fault>,
}

impl Log {
    pub(super) fn push(&mut self, fault: Fault) {
        if self.faults.len() < MOST && !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    pub(super) fn add(&mut self, weight: Weight, at: SourceSpan, message: String, help: &str) {
        let help = (!help.is_empty()).then(|| help.to_owned());
        self.push(Fault { weight, at: Some(at), message, help });
    }

    pub(super) fn refuse(&mut self, at: SourceSpan, message: String, help: &str) {
        self.add(Weight::Refused, at, message, help);
    }
}

/// The field of a mapping, unless it is null.
pub(super) fn field<'v>(map: &'v Map, name: &str) -> Option<&'v Value> {
    map.get(name).filter(|value| !value.is_null())
}

/// A mapping deep inside.
pub(super) fn inside<'v>(map: &'v Map, path: &[&str]) -> Option<&'v Map> {
    path.iter().try_fold(map, |map, name| field(map, name)?.as_map())
}

/// A text; anything else is refused, and used as it prints.
pub(super) fn text(map: &Map, name: &str, what: &str, log: &mut Log) -> Option<Located<String>> {
    let value = field(map, name)?;
    let printed = value.print();
    if value.as_text().is_none() {
        let message = format!("{what} must be a text, not {}", value.kind());
        let help = match &printed {
            Some(_) => format!("put it into quotes: {name}: \"…\""),
            None => String::new(),
        };
        log.refuse(value.at, message, &help);
    }
    printed.map(|text| Located { value: text, at: value.at })
}

/// The items of a list; anything else is refused.
pub(super) fn list<'v>(map: &'v Map, name: &str, log: &mut Log) -> &'v [Value] {
    let Some(value) = field(map, name) else { return &[] };
    value.as_list().unwrap_or_else(|| {
        log.refuse(
            value.at,
            format!("'{name}' must be a list, not {}", value.kind()),
            "begin each item with '- '",
        );
        &[]
    })
}

/// The mappings of a list; other items are refused.
pub(super) fn maps<'v>(map: &'v Map, name: &str, log: &mut Log) -> Vec<(&'v Map, SourceSpan)> {
    let mut found = Vec::new();
    for item in list(map, name, log) {
        match &item.data {
            Data::Map(map) => found.push((map, item.at)),
            _ => {
                log.refuse(
                    item.at,
                    format!("an item of '{name}' must be a mapping, not {}", item.kind()),
                    "",
                );
            }
        }
    }
    found
}

/// A scalar as it prints; empty where there is none.
pub(super) fn word(map: &Map, name: &str) -> String {
    field(map, name).and_then(Value::print).unwrap_or_default()
}

pub(super) fn flag(map: &Map, name: &str) -> Option<bool> {
    match field(map, name).map(|value| &value.data) {
        Some(Data::Bool(value)) => Some(*value),
        _ => None,
    }
}

pub(super) fn number(value: &Value) -> Option<u32> {
    match value.data {
        Data::Int(number) => u32::try_from(number).ok(),
        _ => None,
    }
}
