//! Differences of files for people: unified, and without any secret.

use std::borrow::Cow;

use diffy::{DiffOptions, PatchFormatter};
use kafka_config_core::model::PropertyKey;
use kafka_config_core::properties::{Charset, Reader};
use kafka_config_core::report::without_secret;

/// How a file is read to find its secrets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// `.properties`.
    Properties,
    /// A logging file, each line for itself.
    Logging,
    /// An env file: one variable a line.
    Variables,
}

/// What turns `old` into `new`, with `names` for both.
pub(crate) fn unified(old: &[u8], new: &[u8], syntax: Syntax, names: [&str; 2]) -> String {
    let kept = secrets(old, syntax);
    let (old, new) = (for_people(old, syntax, &[]), for_people(new, syntax, &kept));
    let [old_name, new_name] = names.map(str::to_owned);
    let mut options = DiffOptions::new();
    options.set_original_filename(old_name).set_modified_filename(new_name);
    let patch = options.create_patch(&old, &new);
    let format = PatchFormatter::new().suppress_blank_empty(false);
    if patch.hunks().is_empty() { String::new() } else { format.fmt_patch(&patch).to_string() }
}

/// The values of a file's secret settings.
fn secrets(bytes: &[u8], syntax: Syntax) -> Vec<String> {
    match syntax {
        Syntax::Logging => Vec::new(),
        Syntax::Variables => {
            let text = String::from_utf8_lossy(bytes);
            let secret = text.lines().filter(|line| matches!(without_secret(line), Cow::Owned(_)));
            secret.filter_map(|line| line.split_once('=')).map(|(_, value)| value.to_owned()).collect()
        }
        Syntax::Properties => {
            let properties = Reader::new(bytes, Charset::Latin1).filter_map(Result::ok);
            let secret = properties.filter(|property| is_secret(&property.key));
            secret.map(|property| property.value.into_owned()).collect()
        }
    }
}

fn is_secret(key: &str) -> bool {
    PropertyKey::new(key).is_secret()
}

/// A file's text with its secrets hidden; one that is not among `old` is marked as changed.
fn for_people(bytes: &[u8], syntax: Syntax, old: &[String]) -> String {
    let is_old = |value: &str| old.is_empty() || old.iter().any(|other| other == value);
    let text = match syntax {
        Syntax::Properties => properties_for_people(bytes, is_old),
        Syntax::Logging | Syntax::Variables => String::from_utf8_lossy(bytes).into_owned(),
    };
    let line = |line: &str| {
        let hidden = without_secret(line).into_owned();
        let value = line.split_once('=').map_or("", |(_, value)| value.trim_end_matches(['\r', '\n']));
        let changed = syntax == Syntax::Variables && hidden != line && !is_old(value);
        if changed { hidden.replace("[hidden]", "[hidden, changed]") } else { hidden }
    };
    text.split_inclusive('\n').map(line).collect()
}

fn properties_for_people(bytes: &[u8], is_old: impl Fn(&str) -> bool) -> String {
    let (mut shown, mut copied) = (Vec::with_capacity(bytes.len()), 0);
    for property in Reader::new(bytes, Charset::Latin1).filter_map(Result::ok) {
        if is_secret(&property.key) {
            let mark: &[u8] = if is_old(&property.value) { b"[hidden]" } else { b"[hidden, changed]" };
            shown.extend_from_slice(bytes.get(copied..property.value_span.start).unwrap_or_default());
            shown.extend_from_slice(mark);
            copied = property.value_span.end;
        }
    }
    shown.extend_from_slice(bytes.get(copied..).unwrap_or_default());
    String::from_utf8_lossy(&shown).into_owned()
}
