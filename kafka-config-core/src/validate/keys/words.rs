//! Unknown keys in messages, and their fixes.

use crate::diagnostics::{Applicability, Finding, Fix};
use crate::mapping::env_name;
use crate::model::PropertyKey;
use crate::validate::configuration::Configuration;
use crate::validate::wording::Visible as _;

/// Longest key that is repeated in a message, in characters.
const SHORT: usize = 80;

/// A finding about a property that is set although the release does not know it; `clause` begins with "which".
pub(in crate::validate) fn finding(c: &Configuration<'_>, key: &str, clause: &str) -> Finding {
    let name = c.name(key);
    let shown = shown(key);
    let subject = if name == key { format!("{shown} is a key") } else { format!("{name} sets {shown},") };
    c.finding(key, format!("{subject} {clause}"))
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
    if !has_variable {
        return Some(key.to_owned());
    }
    env_name(&PropertyKey::new(key), c.dialect).ok().map(|name| name.to_string())
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
