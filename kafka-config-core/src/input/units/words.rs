//! Words of a value: quotes may stand anywhere, escapes count inside every quote.
//!
//! Source: podman, `pkg/systemd/parser/split.go`, `extractFirstWord` with the flags relax, unquote and unescape.

use super::escapes::unescape;
use super::joined::Joined;
use super::word::Word;
use crate::model::{SourceId, Span};

/// A backslash before something that it cannot stand before: podman leaves the whole line out.
pub(in crate::input) struct UnsupportedEscape {
    pub(in crate::input) at: Span,
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// The words of a value, with their places in the text that it was read from.
pub(in crate::input) fn split_words(value: &Joined) -> Result<Vec<Word>, UnsupportedEscape> {
    // A NUL ends a text in the C that this was written after.
    let text = value.text.split('\0').next().unwrap_or_default();
    let (mut words, mut place) = (Vec::new(), 0);
    while let Some((word, next)) = next_word(value, text, place)? {
        // An empty word, `''` say, ends the reading.
        if word.text.is_empty() {
            break;
        }
        words.push(word);
        place = next;
    }
    Ok(words)
}

fn next_word(value: &Joined, text: &str, from: usize) -> Result<Option<(Word, usize)>, UnsupportedEscape> {
    let rest = text.get(from..).unwrap_or_default();
    let mut place = from + (rest.len() - rest.trim_start_matches(is_separator).len());
    if place >= text.len() {
        return Ok(None);
    }
    let start = place;
    let (mut word, mut quote) = (Word::new(SourceId(0)), None);
    while let Some(c) = text.get(place..).and_then(|rest| rest.chars().next()) {
        let next = place + c.len_utf8();
        let at = value.original(Span::new(place, next));
        match c {
            '\\' if next >= text.len() => {}
            '\\' => {
                let escape = text.get(next..).and_then(unescape).ok_or(UnsupportedEscape { at })?;
                place = next + escape.1;
                word.push(escape.0, value.original(Span::new(next - 1, place)));
                continue;
            }
            _ if quote == Some(c) => quote = None,
            '"' | '\'' if quote.is_none() => quote = Some(c),
            _ if quote.is_none() && is_separator(c) => break,
            _ => word.push(c, at),
        }
        place = next;
    }
    word.at = value.original(Span::new(start, place));
    Ok(Some((word, place)))
}
