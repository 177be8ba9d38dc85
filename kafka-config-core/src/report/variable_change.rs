//! Edits of variables in the formats that hold them. What a format could read otherwise than it is meant is left to
//! people.

use super::change::whole_lines;
use super::sources::{Sources, Text};
use crate::diagnostics::Edit;
use crate::dialect::CONFIG;
use crate::input::InputFormat;
use crate::model::{EnvName, Span, VariableSpan};
use crate::properties::escape_value;

/// What is known of a variable besides the text it stands in.
pub(super) struct Current<'s, 'a> {
    /// Its value in the container.
    value: Option<&'a str>,
    /// Whether the value passes Kafka's loader, which takes escapes away.
    raw: bool,
    sources: &'s Sources<'a>,
}

impl<'s, 'a> Current<'s, 'a> {
    pub(super) fn of(name: &EnvName, sources: &'s Sources<'a>) -> Self {
        Self { value: sources.value_of(name), raw: sources.is_raw(name.as_str()), sources }
    }

    fn has(&self, name: &str) -> bool {
        self.sources.value_of(&EnvName::new(name)).is_some()
    }
}

/// The bytes that an edit replaces, and the new ones; `None` where the text cannot hold it.
pub(super) fn variable_change(
    edit: &Edit,
    text: &Text<'_>,
    at: VariableSpan,
    current: &Current<'_, '_>,
) -> Option<(Span, String)> {
    let is_plain_lines = text.format == InputFormat::DockerEnv;
    match edit {
        Edit::SetValue { value, .. } => {
            let value = if current.raw { escape_value(value) } else { value.clone() };
            if is_plain_lines { set_in_line(at, value) } else { set(text, at, &value, current.value?) }
        }
        Edit::Rename { name, .. } if is_plain_lines => {
            let fits = !name.is_empty() && !name.contains(['\n', '\r', '\0', ' ', '\t', '=']);
            (fits && !name.starts_with('#')).then_some((at.name?, name.clone()))
        }
        Edit::Rename { name, .. } if name.starts_with(CONFIG) => {
            let (span, key) = (at.name?, name.strip_prefix(CONFIG)?);
            (is_plain_scalar(key, text.format) && is_plain(key) && !current.has(name))
                .then(|| (span, key.to_owned()))
        }
        Edit::Rename { name, .. } => {
            let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
            let fits = !name.is_empty() && name.bytes().all(is_name) && !current.has(name);
            fits.then_some((at.name?, name.clone()))
        }
        Edit::Remove { .. } if is_plain_lines => {
            Some((whole_lines(text.bytes, at.whole(), |byte| byte == b'\n'), String::new()))
        }
        Edit::Remove { .. } => Some((line_of(text, at)?, String::new())),
    }
}

/// Docker takes a line as it is, so that a line break has no form there.
fn set_in_line(at: VariableSpan, value: String) -> Option<(Span, String)> {
    let holds = !value.contains(['\n', '\r', '\0']);
    let change = match (at.value, at.name) {
        (Some(span), _) => (span, value),
        (None, Some(name)) => (Span::new(name.end, name.end), format!("={value}")),
        (None, None) => return None,
    };
    holds.then_some(change)
}

/// Only a value that stands in the text as it is can be replaced: another one is put together from elsewhere.
fn set(text: &Text<'_>, at: VariableSpan, value: &str, old: &str) -> Option<(Span, String)> {
    let span = at.value?;
    if text.bytes.get(span.start..span.end)? != old.as_bytes() || old.contains('\n') {
        return None;
    }
    let place = Surroundings::of(text, at, span)?;
    if place.quoted {
        return quotable(value, text.format).then(|| (span, value.to_owned()));
    }
    // In a list or map on one line of YAML a comma ends the value; where the old one has some, it does not.
    let commas = place.follows_dash || old.contains(',') || !value.contains(',');
    let plain = commas && is_plain(value) && !value.ends_with(':');
    match place.is_scalar {
        true if plain && is_plain_scalar(value, text.format) => Some((span, value.to_owned())),
        true => quotable(value, text.format).then(|| (span, format!("\"{value}\""))),
        false => (plain && !value.is_empty()).then(|| (span, value.to_owned())),
    }
}

/// What stands around a value.
struct Surroundings {
    /// Quotes, around the value or around name and value.
    quoted: bool,
    /// It is a scalar of YAML by itself, as in `NAME: VALUE`, not a part as in `- NAME=VALUE`.
    is_scalar: bool,
    /// It is an item of a list with a line of its own.
    follows_dash: bool,
}

impl Surroundings {
    fn of(text: &Text<'_>, at: VariableSpan, value: Span) -> Option<Self> {
        let (start, line) = text.line(value.start);
        let before = line.get(..value.start.checked_sub(start)?)?;
        let is_quote = |byte: Option<&u8>| matches!(byte, Some(b'"' | b'\''));
        let before_name =
            at.name.and_then(|name| before.get(..name.start.checked_sub(start)?)).unwrap_or_default();
        let is_part = before.last() == Some(&b'=');
        let is_yaml = matches!(text.format, InputFormat::Compose | InputFormat::Kubernetes);
        // Another alias may repeat a value with an anchor.
        let word = before.rsplit(|byte| *byte == b' ').find(|word| !matches!(word, [] | [b'"' | b'\'']));
        if is_yaml && word.is_some_and(|word| word.starts_with(b"&")) {
            return None;
        }
        Some(Self {
            quoted: is_quote(before.last()) || is_part && is_quote(before_name.last()),
            is_scalar: is_yaml && !is_part,
            follows_dash: before_name.trim_ascii() == b"-" || !is_yaml,
        })
    }
}

/// Characters that stand for themselves in every format.
fn is_plain(value: &str) -> bool {
    value.bytes().all(|byte| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'_' | b'.' | b'/' | b':' | b',' | b'@' | b'+' | b'=' | b'-')
    })
}

/// Whether YAML reads it as this text, or as a number that is written so.
fn is_plain_scalar(value: &str, format: InputFormat) -> bool {
    let is_word = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    // Kubernetes wants texts.
    let is_count = format == InputFormat::Compose
        && value.len() < 16
        && !value.is_empty()
        && value.bytes().all(|byte| byte.is_ascii_digit())
        && (value.len() == 1 || !value.starts_with('0'));
    // A number has no `@`, and an id with an address has one.
    let starts_text =
        |c: char| c.is_ascii_alphabetic() || c == '/' || c.is_ascii_digit() && value.contains('@');
    let is_text = value.starts_with(starts_text) && !is_word.contains(&value.to_ascii_lowercase().as_str());
    is_count || is_text
}

/// Whether a part of a scalar on one line may be replaced by this text.
pub(super) fn fits_scalar(part: &str, is_quoted: bool, format: InputFormat) -> bool {
    if is_quoted {
        return quotable(part, format);
    }
    is_plain(part) && !part.contains(',') && !part.ends_with(':')
}

/// Whether a value stands for itself between quotes of either kind.
fn quotable(value: &str, format: InputFormat) -> bool {
    let special = |c: char| matches!(c, '"' | '\'' | '\\' | '$' | '`') || c.is_control() || !c.is_ascii();
    let is_specifier = |c: char| c == '%' && format == InputFormat::Quadlet;
    !value.contains(|c| special(c) || is_specifier(c))
}

/// The lines of a variable, where nothing else stands on them.
fn line_of(text: &Text<'_>, at: VariableSpan) -> Option<Span> {
    let (name, value) = (at.name?, at.value?);
    let bytes = text.bytes;
    let (start, _) = text.line(name.start);
    let rest = bytes.get(value.end..)?;
    let end = memchr::memchr(b'\n', rest).map_or(bytes.len(), |at| value.end + at + 1);
    let before = bytes.get(start..name.start)?;
    let before = if text.format == InputFormat::Quadlet {
        before.strip_prefix(b"Environment=").unwrap_or(before)
    } else {
        before
    };
    let between = bytes.get(name.end..value.start)?;
    let after = bytes.get(value.end..end)?.split(|byte| *byte == b'#').next()?;
    let only = |bytes: &[u8], allowed: &[u8]| bytes.iter().all(|byte| allowed.contains(byte));
    // What a script continues on the next line has to be joined by people.
    let is_alone = text.format != InputFormat::DockerRun
        && only(before, b" \t-\"'")
        && only(between, b"=: \"'")
        && only(after, b" \t\r\n\"'");
    is_alone.then_some(Span::new(start, end))
}
