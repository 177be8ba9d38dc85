//! Phrases that several rules use in their messages.

use std::fmt::Display;

use crate::model::{Origin, PropertyKey, Variable, may_hold_secret};
use crate::properties::{Charset, Reader};

/// Text of the user in a message.
pub(super) trait Visible {
    /// As it was typed, on one line: only signs that have no form of their own are escaped.
    fn visible(&self) -> String;
}

impl Visible for str {
    fn visible(&self) -> String {
        let has_form = |c: char| matches!(c, '"' | '\'' | '\\') || c.escape_debug().len() == 1;
        let mut text = String::with_capacity(self.len());
        for c in self.chars() {
            if has_form(c) { text.push(c) } else { text.extend(c.escape_debug()) }
        }
        text
    }
}

/// Longest value that is repeated in a help text, in characters.
const SHORT: usize = 60;

/// How many items a text names before it counts the others.
const MOST: usize = 8;

/// `A`, `A and B`, `A, B and C`; of very many the first and the number of the others.
pub(super) fn list<T: Display>(items: &[T]) -> String {
    let joined = |items: &[T]| items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match items {
        [] => String::new(),
        [one] => one.to_string(),
        [others @ .., last] if items.len() <= MOST => format!("{} and {last}", joined(others)),
        _ => format!(
            "{} and {} more",
            joined(items.get(..MOST - 1).unwrap_or(items)),
            items.len() - (MOST - 1)
        ),
    }
}

/// Names in one line, the first few of them.
pub(super) fn first_names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    const FEW: usize = 8;
    let shown: Vec<String> = names.take(FEW).map(Visible::visible).collect();
    shown.join(", ")
}

/// The form of a verb for so many subjects.
pub(super) fn verb(subjects: usize, one: &'static str, many: &'static str) -> &'static str {
    if subjects == 1 { one } else { many }
}

/// The names of variables as a list.
pub(super) fn names(variables: &[&Variable]) -> String {
    let names: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
    list(&names)
}

/// `A`, `A and one more variable`, `A and 5 more variables`.
pub(super) fn and_more(first: &Variable, more: usize) -> String {
    match more {
        0 => first.name.to_string(),
        1 => format!("{} and one more variable", first.name),
        _ => format!("{} and {more} more variables", first.name),
    }
}

/// The variable, and the file its value was read from.
pub(super) fn subject(variable: &Variable) -> String {
    match &variable.origin {
        Origin::Derived { from, .. } if !from.is_empty() => {
            format!("{} (from {})", variable.name, list(from))
        }
        _ => variable.name.to_string(),
    }
}

/// Whether a variable's value may be repeated in a text.
pub(super) fn may_show(variable: &Variable, key: &PropertyKey) -> bool {
    !variable.name.is_secret()
        && !key.is_secret()
        && is_short(&variable.value)
        && !may_hold_secret(&variable.value)
}

/// Whether a text is short enough to be repeated in another.
pub(super) fn is_short(text: &str) -> bool {
    text.chars().count() <= SHORT
}

/// A raw value as Kafka's loader reads it.
pub(super) fn as_loaded(raw: &str) -> String {
    let line = format!("k={raw}");
    let first = Reader::new(line.as_bytes(), Charset::Utf8).next();
    first.and_then(Result::ok).map_or(String::new(), |property| property.value.into_owned())
}
