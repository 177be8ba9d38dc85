//! The parts of one assignment in compose's env files: where it starts, its name, its raw value.
//!
//! Source: compose-go, `dotenv/parser.go`.

use super::fault::EnvFaultKind;
use crate::model::Span;

/// The blanks that may stand around a name: not the line feed, nor Unicode's further ones.
fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{85}' | '\u{a0}')
}

/// A name, and what follows it.
pub(super) struct Name {
    /// Its place.
    pub(super) at: Span,
    /// Whether it stands alone in its line, so that it means the host's value.
    pub(super) inherited: bool,
    /// Where the value begins, or the next statement.
    pub(super) next: usize,
}

/// A value, and where the next statement begins.
pub(super) struct Value {
    /// Its place, quotes and comment excluded.
    pub(super) at: Span,
    /// The quote around it.
    pub(super) quote: Option<char>,
    /// The place after it.
    pub(super) next: usize,
}

/// A cursor would only repeat what these places say.
fn from(text: &str, place: usize) -> &str {
    text.get(place..).unwrap_or_default()
}

/// The place of the next statement: white space and comments are skipped.
pub(super) fn start(text: &str, mut place: usize) -> Option<usize> {
    loop {
        let rest = from(text, place);
        let found = rest.trim_start();
        place += rest.len() - found.len();
        if !found.starts_with('#') {
            return (!found.is_empty()).then_some(place);
        }
        place += found.find('\n')?;
    }
}

/// The name at the start of a statement.
pub(super) fn name(text: &str, statement: usize) -> Result<Name, (Span, EnvFaultKind)> {
    let start = after_export(text, statement);
    let rest = from(text, start);
    if rest.is_empty() {
        return Err((Span::new(statement, start), EnvFaultKind::NothingExported));
    }
    // Without an end in sight the name is empty and the text becomes its value.
    let (mut length, mut next, mut inherited) = (0, start, false);
    for (index, c) in rest.char_indices() {
        match c {
            '=' | ':' | '\n' => {
                (length, next, inherited) = (index, start + index + 1, c == '\n');
                break;
            }
            '_' | '.' | '-' | '[' | ']' => {}
            _ if is_blank(c) || c.is_alphabetic() || c.is_numeric() => {}
            _ => {
                let at = Span::new(start + index, start + index + c.len_utf8());
                let after_quote = text.get(..statement).is_some_and(|before| before.ends_with(['"', '\'']));
                return Err((at, EnvFaultKind::CharacterInName { character: c, after_quote }));
            }
        }
    }
    let name = rest.get(..length).unwrap_or_default().trim_end();
    let at = Span::new(start, start + name.len());
    if name.contains(' ') {
        return Err((at, EnvFaultKind::SpaceInName));
    }
    let rest = from(text, next);
    next += rest.len() - rest.trim_start_matches(is_blank).len();
    Ok(Name { at, inherited, next })
}

/// The place after `export` and blanks.
fn after_export(text: &str, statement: usize) -> usize {
    let rest = from(text, statement);
    match rest.strip_prefix("export") {
        Some(after) if after.starts_with(['\t', '\n', '\u{c}', '\r', ' ']) => {
            statement + rest.len() - after.trim_start_matches(is_blank).len()
        }
        _ => statement,
    }
}

/// The value at a place: up to the quote that ends it, or to the end of the line without comment and blanks.
pub(super) fn value(text: &str, place: usize) -> Result<Value, (Span, EnvFaultKind)> {
    let rest = from(text, place);
    let Some(quote @ ('"' | '\'')) = rest.chars().next() else {
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        let value = line.split_once(" #").map_or(line, |(value, _)| value).trim_end();
        let at = Span::new(place, place + value.len());
        return Ok(Value { at, quote: None, next: place + length + 1 });
    };
    let mut escaped = false;
    for (index, byte) in rest.bytes().enumerate().skip(1) {
        if char::from(byte) == quote && !escaped {
            let at = Span::new(place + 1, place + index);
            return Ok(Value { at, quote: Some(quote), next: place + index + 1 });
        }
        escaped = byte == b'\\' && !escaped;
    }
    let line = rest.find('\n').unwrap_or(rest.len());
    Err((Span::new(place, place + line), EnvFaultKind::Unterminated(quote)))
}
