//! In which styles a scalar may be written.
//!
//! Source of truth: `Emitter.analyzeScalar`.

use super::super::reader::{is_blank_or_tab, is_break};
use super::super::surrogate;

#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent permission, as in the original")]
pub(super) struct Analysis {
    pub(super) empty: bool,
    pub(super) multiline: bool,
    pub(super) plain: bool,
    pub(super) single_quoted: bool,
    pub(super) block: bool,
}

/// What one walk over the text notices.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent finding, as in the original")]
struct Findings {
    indicators: bool,
    line_breaks: bool,
    special: bool,
    leading: bool,
    trailing_space: bool,
    trailing_break: bool,
    break_space: bool,
    space_break: bool,
}

/// CR is not among the emitter's line breaks; it makes a scalar special instead.
pub(super) fn is_line_break(c: char) -> bool {
    c != '\r' && is_break(c)
}

fn is_plain_blank(c: char) -> bool {
    matches!(c, '\0' | ' ' | '\t')
}

impl Analysis {
    pub(super) fn of(text: &str) -> Self {
        if text.is_empty() {
            return Self { empty: true, plain: true, single_quoted: true, ..Self::default() };
        }
        if text.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Self { plain: true, single_quoted: true, block: true, ..Self::default() };
        }
        let found = Findings::of(text);
        let clean = !found.space_break && !found.special;
        let unbroken = clean && !found.break_space;
        let edges = found.leading || found.trailing_space || found.trailing_break || has_leading_zero(text);
        Self {
            empty: false,
            multiline: found.line_breaks,
            plain: unbroken && !edges && !found.indicators,
            single_quoted: unbroken,
            block: clean && !found.trailing_space,
        }
    }
}

fn has_leading_zero(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|b| b == b'_' || b.is_ascii_digit())
}

impl Findings {
    fn of(text: &str) -> Self {
        let mut found =
            Self { indicators: text.starts_with("---") || text.starts_with("..."), ..Self::default() };
        let mut chars = text.chars().peekable();
        let mut after = text.chars().skip(1);
        let mut before = None;
        let mut blank_before = true;
        let mut blank_after = after.next().is_none_or(is_blank_or_tab);
        while let Some(c) = chars.next() {
            let is_first = before.is_none();
            found.indicators |= is_indicator(c, is_first, blank_before, blank_after);
            found.special |= !(c == '\n' || is_ordinary(c));
            let last = chars.peek().is_none();
            found.spacing(c, before, last);
            blank_before = is_plain_blank(c) || is_line_break(c);
            // The original looks one character too far ahead only at the end of the text.
            blank_after = after.next().is_none_or(|next| is_plain_blank(next) || is_line_break(c));
            before = Some(c);
        }
        found
    }

    fn spacing(&mut self, c: char, before: Option<char>, last: bool) {
        if c == ' ' {
            self.leading |= before.is_none();
            self.trailing_space |= last;
            self.break_space |= before.is_some_and(is_line_break);
        } else if is_line_break(c) {
            self.line_breaks = true;
            self.leading |= before.is_none();
            self.trailing_break |= last;
            self.space_break |= before == Some(' ');
        }
    }
}

fn is_indicator(c: char, first: bool, blank_before: bool, blank_after: bool) -> bool {
    if first {
        return "#,[]{}&*!|>'\"%@`".contains(c) || (matches!(c, '?' | ':' | '-') && blank_after);
    }
    (c == ':' && blank_after) || (c == '#' && blank_before)
}

/// Printable for the emitter; a stand-in for a lone surrogate is not.
fn is_ordinary(c: char) -> bool {
    match c {
        ' '..='~' | '\u{85}' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' => true,
        '\u{10000}'.. => surrogate::utf16(c.encode_utf8(&mut [0; 4])).count() == 2,
        _ => false,
    }
}
