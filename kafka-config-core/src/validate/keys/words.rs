//! Unknown keys in messages, and their fixes.

use std::borrow::Cow;

use crate::diagnostics::{Applicability, Finding, Fix};
use crate::mapping::{env_name, property_key};
use crate::model::{Layer, Origin, PropertyKey};
use crate::validate::configuration::Configuration;
use crate::validate::hosts;
use crate::validate::wording::Visible as _;

/// Longest key that is repeated in a message, in characters.
const SHORT: usize = 80;

/// A finding about a property that is set although the release does not know it; `clause` begins with "which".
pub(in crate::validate) fn finding(c: &Configuration<'_>, key: &str, clause: &str) -> Finding {
    let name = c.name(key);
    let shown = shown(key);
    let message = match clause.strip_prefix("which is ") {
        _ if name != key => format!("{name} sets {shown}, {clause}"),
        Some(what) => format!("{shown} is {what}"),
        None => format!("{shown} is a key {clause}"),
    };
    c.finding(key, message)
}

/// A key as messages repeat it.
fn shown(key: &str) -> String {
    let start: String = key.chars().take(SHORT).collect();
    let more = if start.len() < key.len() { "…" } else { "" };
    format!("{}{more}", start.visible())
}

/// What the user would write for a key: the variable where a variable sets `like`, else the key itself.
pub(in crate::validate) fn spelt(c: &Configuration<'_>, like: &str, key: &str) -> Option<String> {
    let has_variable = c.get(like).and_then(|setting| setting.origin?.variable()).is_some();
    if has_variable { variable(c, key) } else { Some(key.to_owned()) }
}

fn variable(c: &Configuration<'_>, key: &str) -> Option<String> {
    env_name(&PropertyKey::new(key), c.dialect).ok().map(|name| name.to_string())
}

/// What the user writes to set a property: what sets it already, else its variable in a container, else its key.
pub(in crate::validate) fn to_set(c: &Configuration<'_>, key: &str) -> String {
    let by_variable = c.neighbours.is_some() || hosts::in_container(c);
    if by_variable { in_container(c, key) } else { c.name(key) }
}

/// The same, in a container.
fn in_container(c: &Configuration<'_>, key: &str) -> String {
    let name = if is_own(c, key) { None } else { variable(c, key) };
    name.unwrap_or_else(|| c.name(key))
}

/// Whether a property is set by itself: neither by the image's defaults nor by the text of a synonym.
fn is_own(c: &Configuration<'_>, key: &str) -> bool {
    let Some(setting) = c.get(key) else { return false };
    let set_by = setting.origin.and_then(Origin::variable).and_then(|name| property_key(name, c.dialect));
    setting.origin.map(Origin::layer) != Some(Layer::Default)
        && set_by.is_none_or(|set| set.as_str() == setting.written)
}

/// Puts what the user writes in place of the properties that a help names.
pub(in crate::validate) fn name_variables(c: &Configuration<'_>, finding: &mut Finding) {
    let Some(help) = &mut finding.help else { return };
    let is_outside = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/'));
    let words = help.split_inclusive(is_outside).map(|word| {
        let key = word.trim_end_matches(is_outside);
        let is_key = key.contains('.') && c.definition(key).is_some();
        if is_key { Cow::Owned(word.replacen(key, &in_container(c, key), 1)) } else { Cow::Borrowed(word) }
    });
    *help = words.collect();
}

/// A fix that gives a property another key, unless that one is set as well.
pub(in crate::validate) fn rename(
    c: &Configuration<'_>,
    from: &str,
    to: &str,
    applicability: Applicability,
) -> Option<Fix> {
    let at = c.get(from)?.origin?;
    let name = spelt(c, from, to)?;
    (!c.is_set(to)).then(|| Fix::rename(at, name, applicability))
}
