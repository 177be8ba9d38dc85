//! What form attributes must have, and the check of it.

use std::collections::HashSet;

use super::super::tree::{Data, Map, Value};
use super::formats::{is_bytes, is_duration};
use super::refusal::Log;

/// The form of a value.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    Any,
    /// Scalars of these kinds.
    Scalar(u8),
    /// One of these texts.
    Words(&'static [&'static str]),
    /// An integer in these bounds, or a text.
    Bounded(i128, i128),
    Duration,
    /// A number of bytes, with or without unit.
    Bytes,
    /// A command line or a list of words.
    Command,
    /// A text with these characters in it; the second text says how to write it.
    Matching(fn(&str) -> bool, &'static str),
    List(&'static Shape),
    /// A list without repetitions.
    Set(&'static Shape),
    /// Attributes, and which of them are required.
    Attributes(&'static [(&'static str, &'static Shape)], &'static [&'static str], Extensions),
    /// The attributes of several parts.
    Parts(&'static [&'static Shape]),
    /// Names of letters, digits, dots and dashes with values of this form.
    Named(&'static Shape),
    /// Any names with values of this form.
    Open(&'static Shape),
    /// One of these forms.
    Either(&'static [&'static Shape]),
}

/// Whether attributes that begin with `x-` may stand there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extensions {
    Yes,
    No,
}

pub(super) const NULL: u8 = 1;
pub(super) const BOOL: u8 = 2;
pub(super) const INT: u8 = 4;
pub(super) const NUMBER: u8 = 8 | INT;
pub(super) const TEXT: u8 = 16;
pub(super) const TIME: u8 = 32;

/// Writes down what does not have its form.
pub(super) fn check(value: &Value, shape: &Shape, log: &mut Log) {
    Check { log, path: Vec::new() }.value(value, shape);
}

struct Check<'a> {
    log: &'a mut Log,
    path: Vec<String>,
}

fn kind(value: &Value) -> u8 {
    match &value.data {
        Data::Null => NULL,
        Data::Bool(_) => BOOL,
        Data::Int(_) => INT,
        Data::Float(value) if value.fract() == 0.0 => INT,
        Data::Float(_) => NUMBER & !INT,
        Data::Text(_) | Data::Pair { .. } => TEXT,
        Data::Time(_) => TIME,
        Data::List(_) | Data::Map(_) => 0,
    }
}

impl Shape {
    /// Whether this is the form that a value of this kind is meant to have.
    fn is_for(&self, value: &Value) -> bool {
        match self {
            Self::Any => true,
            Self::Scalar(kinds) => kinds & kind(value) != 0,
            Self::Words(_) | Self::Duration | Self::Matching(..) => kind(value) == TEXT,
            Self::Bounded(..) => kind(value) & (TEXT | INT) != 0,
            Self::Bytes => kind(value) & (TEXT | NUMBER) != 0,
            Self::Command => kind(value) & (TEXT | NULL) != 0 || value.as_list().is_some(),
            Self::List(_) | Self::Set(_) => value.as_list().is_some(),
            Self::Attributes(..) | Self::Parts(_) | Self::Named(_) | Self::Open(_) => {
                value.as_map().is_some()
            }
            Self::Either(shapes) => shapes.iter().any(|shape| shape.is_for(value)),
        }
    }

    fn words(&self, words: &mut Vec<&'static str>) {
        let mut add = |word| {
            if !words.contains(&word) {
                words.push(word);
            }
        };
        match self {
            Self::Scalar(kinds) => {
                let names = [(TEXT, "a text"), (BOOL, "a boolean"), (INT, "a number"), (NUMBER, "a number")];
                names.into_iter().filter(|(kind, _)| kinds & kind != 0).for_each(|(_, name)| add(name));
            }
            Self::Words(_) | Self::Matching(..) => add("a text"),
            Self::Bounded(..) => add("an integer"),
            Self::Duration => add("a duration"),
            Self::Bytes => add("a number of bytes"),
            Self::Command => add("a command"),
            Self::List(_) | Self::Set(_) => add("a list"),
            Self::Attributes(..) | Self::Parts(_) | Self::Named(_) | Self::Open(_) => add("a mapping"),
            Self::Either(shapes) => shapes.iter().for_each(|shape| shape.words(words)),
            Self::Any => {}
        }
    }
}

impl Check<'_> {
    fn refuse(&mut self, value: &Value, message: String, help: Option<String>) {
        self.log.refuse(value.at, message, help);
    }

    fn name(&self) -> String {
        self.path.join(".")
    }

    fn value(&mut self, value: &Value, shape: &Shape) {
        if matches!(&value.data, Data::Float(number) if !number.is_finite()) {
            let help = Some("put it into quotes".to_owned());
            return self.refuse(value, format!("'{}' is no finite number", self.name()), help);
        }
        if !shape.is_for(value) {
            return self.wrong_kind(value, shape);
        }
        match (shape, &value.data) {
            (Shape::Either(shapes), _) => {
                if let Some(shape) = shapes.iter().find(|shape| shape.is_for(value)) {
                    self.value(value, shape);
                }
            }
            (Shape::Any, Data::Map(map)) => self.each(map, &Shape::Any),
            (Shape::Any, Data::List(list)) => self.items(list, &Shape::Any),
            (Shape::List(shape), Data::List(list)) => self.items(list, shape),
            (Shape::Set(shape), Data::List(list)) => {
                self.items(list, shape);
                self.repetitions(list);
            }
            (Shape::Command, Data::List(list)) => self.items(list, &Shape::Scalar(TEXT)),
            (Shape::Open(shape), Data::Map(map)) => self.each(map, shape),
            (Shape::Named(shape), Data::Map(map)) => self.named(map, shape),
            (Shape::Attributes(..) | Shape::Parts(_), Data::Map(map)) => self.attributes(value, map, shape),
            _ => self.scalar(value, shape),
        }
    }

    fn wrong_kind(&mut self, value: &Value, shape: &Shape) {
        let mut words = Vec::new();
        shape.words(&mut words);
        let message = format!("'{}' must be {}, not {}", self.name(), words.join(" or "), value.kind());
        let quotes = words.contains(&"a text") && value.print().is_some();
        let help = if quotes { Some("put it into quotes".to_owned()) } else { None };
        self.refuse(value, message, help);
    }

    fn scalar(&mut self, value: &Value, shape: &Shape) {
        let text = value.as_text();
        match (shape, text) {
            (Shape::Words(words), Some(text)) if !words.contains(&text) => {
                let message = format!("'{}' cannot be '{text}'", self.name());
                self.refuse(value, message, Some(format!("write {}", words.join(" or "))));
            }
            (Shape::Duration, Some(text)) if !is_duration(text) => {
                let message = format!("'{}' is no duration", self.name());
                self.refuse(
                    value,
                    message,
                    Some("write a number with its unit, as in 10s or 1m30s".to_owned()),
                );
            }
            (Shape::Bytes, Some(text)) if !is_bytes(text) => {
                let message = format!("'{}' is no number of bytes", self.name());
                self.refuse(
                    value,
                    message,
                    Some("write a number with its unit, as in 512m or 2g".to_owned()),
                );
            }
            (Shape::Matching(fits, form), Some(text)) if !fits(text) => {
                let message = format!("'{}' cannot be '{text}'", self.name());
                self.refuse(value, message, Some((*form).to_owned()));
            }
            (Shape::Command, Some(text)) if !super::formats::is_command(text) => {
                let message = format!("'{}' has a quote or a bracket without its other half", self.name());
                self.refuse(value, message, Some("write the words as a list".to_owned()));
            }
            (Shape::Bounded(low, high), None) => {
                let fits = match &value.data {
                    Data::Int(number) => (low..=high).contains(&number),
                    _ => true,
                };
                if !fits {
                    let message = format!("'{}' must be {low} to {high}", self.name());
                    self.refuse(value, message, None);
                }
            }
            _ => {}
        }
    }

    fn inside(&mut self, name: &str, value: &Value, shape: &Shape) {
        self.path.push(name.to_owned());
        self.value(value, shape);
        self.path.pop();
    }

    fn items(&mut self, list: &[Value], shape: &Shape) {
        for (index, item) in list.iter().enumerate() {
            self.inside(&index.to_string(), item, shape);
        }
    }

    fn each(&mut self, map: &Map, shape: &Shape) {
        for entry in map.iter() {
            self.inside(&entry.key, &entry.value, shape);
        }
    }

    fn named(&mut self, map: &Map, shape: &Shape) {
        for entry in map.iter() {
            if is_name(&entry.key) {
                self.inside(&entry.key, &entry.value, shape);
            } else {
                let message = format!("'{}' in '{}' is no name", entry.key, self.name());
                let help = Some("use letters, digits, '.', '_' and '-'".to_owned());
                self.log.refuse(entry.key_at, message, help);
            }
        }
    }

    fn attributes(&mut self, value: &Value, map: &Map, shape: &Shape) {
        for entry in map.iter() {
            match find(shape, &entry.key) {
                Some(shape) => self.inside(&entry.key, &entry.value, shape),
                None => self.unknown(shape, &entry.key, entry.key_at),
            }
        }
        for name in required(shape).iter().filter(|name| !map.contains(name)) {
            let message = format!("'{}' needs '{name}'", self.name());
            self.refuse(value, message, Some(format!("write '{name}: …'")));
        }
    }

    fn unknown(&mut self, shape: &Shape, key: &str, at: crate::model::SourceSpan) {
        let place = if self.path.is_empty() { "this file".to_owned() } else { format!("'{}'", self.name()) };
        let mut names = Vec::new();
        known(shape, &mut names);
        let near = names.into_iter().find(|name| is_near(name, key));
        let help = near.map(|name| format!("write '{name}'"));
        self.log.refuse(at, format!("{place} cannot have '{key}'"), help);
    }

    fn repetitions(&mut self, list: &[Value]) {
        let mut seen = HashSet::with_capacity(list.len());
        for item in list {
            let mut print = String::new();
            fingerprint(item, &mut print);
            if !seen.insert(print) {
                let message = format!("'{}' holds this twice", self.name());
                self.refuse(item, message, Some("keep one of the two".to_owned()));
            }
        }
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

fn find(shape: &Shape, key: &str) -> Option<&'static Shape> {
    match shape {
        Shape::Attributes(attributes, _, extensions) => {
            let known = attributes.iter().find(|(name, _)| *name == key).map(|(_, shape)| *shape);
            let extension = *extensions == Extensions::Yes && key.starts_with("x-");
            known.or_else(|| extension.then_some(&Shape::Any))
        }
        Shape::Parts(parts) => parts.iter().find_map(|part| find(part, key)),
        _ => None,
    }
}

fn required(shape: &Shape) -> &'static [&'static str] {
    match shape {
        Shape::Attributes(_, required, _) => required,
        _ => &[],
    }
}

fn known(shape: &Shape, names: &mut Vec<&'static str>) {
    match shape {
        Shape::Attributes(attributes, ..) => names.extend(attributes.iter().map(|(name, _)| *name)),
        Shape::Parts(parts) => parts.iter().for_each(|part| known(part, names)),
        _ => {}
    }
}

/// Other case, dashes for underscores, or one letter too many, too few or wrong.
fn is_near(name: &str, key: &str) -> bool {
    let folded = key.to_ascii_lowercase().replace('-', "_");
    let (a, b) = (name.as_bytes(), folded.as_bytes());
    if a.len().abs_diff(b.len()) > 1 || a.len() < 4 {
        return a == b;
    }
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    front + back + 1 >= a.len().max(b.len())
}

/// The value as a text that equal values share.
fn fingerprint(value: &Value, print: &mut String) {
    match &value.data {
        Data::List(list) => {
            print.push('[');
            for item in list {
                fingerprint(item, print);
            }
            print.push(']');
        }
        Data::Map(map) => {
            let mut keys: Vec<&str> = map.iter().map(|entry| &*entry.key).collect();
            keys.sort_unstable();
            print.push('{');
            for key in keys {
                print.extend([format!("{key:?}:")]);
                map.get(key).into_iter().for_each(|value| fingerprint(value, print));
            }
            print.push('}');
        }
        _ => match value.as_text() {
            Some(text) => print.extend([format!("{text:?}")]),
            None => print.extend([value.print().unwrap_or_default().as_str(), ","]),
        },
    }
}
