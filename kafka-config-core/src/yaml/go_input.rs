//! Bytes to text as go-yaml takes them: UTF-8 without control characters.

use super::error::YamlError;
use super::flavour::Flavour;
use super::input::Input;
use super::mark::Mark;

impl Input {
    /// Decodes everything; offsets into the text are offsets into the bytes.
    pub(super) fn decode_go(bytes: &[u8]) -> Result<Self, YamlError> {
        let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
        if let Some((at, c)) = text.char_indices().find(|(_, c)| !is_allowed(*c)) {
            let problem = format!("the control character U+{:04X} is not allowed", u32::from(c));
            return Err(YamlError::marked(text, None, &problem, mark_at(text, at)));
        }
        Ok(Self { text: text.to_owned(), ends: vec![text.len()], failure: None, flavour: Flavour::Go })
    }
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

fn not_utf8(bytes: &[u8], at: usize) -> YamlError {
    let before = bytes.get(..at).and_then(|before| std::str::from_utf8(before).ok()).unwrap_or_default();
    let problem = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "the file is UTF-16, not UTF-8",
        _ => "the file is not UTF-8 here",
    };
    YamlError::marked(before, None, problem, mark_at(before, at))
}

fn mark_at(text: &str, at: usize) -> Mark {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count();
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count();
    Mark { line, column, at, window_start: line_start, window_end: at, ..Mark::default() }
}
