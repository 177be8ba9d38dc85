//! Bytes into characters: `java.util.Properties.loadConvert`.

use std::borrow::Cow;

use super::reader::Charset;
use crate::jvm;
use crate::model::Span;

/// A `\u` that four hexadecimal digits do not follow; Java refuses the whole file with
/// `Malformed \uxxxx encoding.`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MalformedEscape {
    /// The key or value that holds it.
    pub span: Span,
}

impl std::fmt::Display for MalformedEscape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Malformed \\uxxxx encoding.")
    }
}

impl std::error::Error for MalformedEscape {}

/// Decodes one raw key or value; `None` where a `\u` is malformed.
pub(super) fn decode<'a>(raw: &Cow<'a, [u8]>, escaped: bool, charset: Charset) -> Option<Cow<'a, str>> {
    if escaped && raw.contains(&b'\\') {
        return unescape(&characters(raw, charset)).map(Cow::Owned);
    }
    Some(match raw {
        Cow::Borrowed(raw) => characters(raw, charset),
        Cow::Owned(raw) => Cow::Owned(characters(raw, charset).into_owned()),
    })
}

fn characters(raw: &[u8], charset: Charset) -> Cow<'_, str> {
    match charset {
        Charset::Utf8 => jvm::decode_lossy(raw),
        Charset::Latin1 if raw.is_ascii() => Cow::Borrowed(std::str::from_utf8(raw).unwrap_or_default()),
        Charset::Latin1 => Cow::Owned(raw.iter().copied().map(char::from).collect()),
    }
}

fn unescape(text: &str) -> Option<String> {
    let mut decoded = String::with_capacity(text.len());
    let mut pending_surrogate = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let unit = if c == '\\' { escape(&mut rest)? } else { Unit::Char(c) };
        push(&mut decoded, &mut pending_surrogate, &unit);
    }
    if pending_surrogate.is_some() {
        decoded.push(char::REPLACEMENT_CHARACTER);
    }
    Some(decoded)
}

/// What one escape stands for.
enum Unit {
    Char(char),
    Utf16(u16),
    Nothing,
}

fn escape(rest: &mut std::str::Chars<'_>) -> Option<Unit> {
    Some(match rest.next() {
        Some('u') => {
            let digits =
                rest.as_str().get(..4).filter(|digits| digits.bytes().all(|d| d.is_ascii_hexdigit()))?;
            let unit = u16::from_str_radix(digits, 16).ok()?;
            let _ = rest.nth(3);
            Unit::Utf16(unit)
        }
        Some('t') => Unit::Char('\t'),
        Some('r') => Unit::Char('\r'),
        Some('n') => Unit::Char('\n'),
        Some('f') => Unit::Char('\u{C}'),
        Some(other) => Unit::Char(other),
        None => Unit::Nothing,
    })
}

/// Appends a unit; two escaped surrogates in a row are one character, a single one is U+FFFD.
fn push(decoded: &mut String, pending: &mut Option<u16>, unit: &Unit) {
    let next = match *unit {
        Unit::Nothing => return,
        Unit::Char(c) => Err(c),
        Unit::Utf16(unit) => char::from_u32(u32::from(unit)).map_or(Ok(unit), Err),
    };
    if let Some(high) = pending.take() {
        if let Ok(low) = next
            && let Some(Ok(c)) = char::decode_utf16([high, low]).next()
        {
            decoded.push(c);
            return;
        }
        decoded.push(char::REPLACEMENT_CHARACTER);
    }
    match next {
        Err(c) => decoded.push(c),
        Ok(surrogate) => *pending = Some(surrogate),
    }
}
