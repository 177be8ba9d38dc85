//! Text with a column, and the spacing rules between indicators.
//!
//! Source of truth: `Emitter.writeIndicator`, `writeIndent`, `writeLineBreak`.

use super::super::surrogate;

pub(super) const WIDTH: usize = 80;
const BLANKS: &str = "                                ";

#[derive(Debug)]
pub(super) struct Writer {
    pub(super) out: String,
    pub(super) column: usize,
    pub(super) indent: Option<usize>,
    /// The last thing written was blank.
    pub(super) whitespace: bool,
    /// Nothing but indentation is on this line yet.
    pub(super) indention: bool,
}

impl Writer {
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self {
            out: String::with_capacity(capacity),
            column: 0,
            indent: None,
            whitespace: true,
            indention: true,
        }
    }

    pub(super) fn indicator(&mut self, text: &str, needs_blank: bool, is_blank: bool, is_indent: bool) {
        if !self.whitespace && needs_blank {
            self.column += 1;
            self.out.push(' ');
        }
        self.whitespace = is_blank;
        self.indention = self.indention && is_indent;
        self.write(text);
    }

    pub(super) fn indent(&mut self) {
        let indent = self.indent.unwrap_or(0);
        if !self.indention || self.column > indent || (self.column == indent && !self.whitespace) {
            self.line_break('\n');
        }
        if let Some(missing) = indent.checked_sub(self.column).filter(|missing| *missing > 0) {
            self.whitespace = true;
            self.column += missing;
            match BLANKS.get(..missing) {
                Some(blanks) => self.out.push_str(blanks),
                None => self.out.extend(std::iter::repeat_n(' ', missing)),
            }
        }
    }

    /// A blank unless there is one.
    pub(super) fn blank(&mut self) {
        if !self.whitespace {
            self.column += 1;
            self.out.push(' ');
        }
        self.whitespace = false;
        self.indention = false;
    }

    /// One character of ASCII that is neither blank nor indentation.
    pub(super) fn mark(&mut self, c: char) {
        self.whitespace = false;
        self.indention = false;
        self.column += 1;
        self.out.push(c);
    }

    /// Text of ASCII without blanks and line breaks.
    pub(super) fn plain_word(&mut self, text: &str) {
        self.blank();
        self.column += text.len();
        self.out.push_str(text);
    }

    /// Writes a plain scalar if it has no blanks.
    pub(super) fn plain_at_once(&mut self, text: &str) -> bool {
        let fits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic());
        if fits {
            self.plain_word(text);
        }
        fits
    }

    /// Writes text in double quotes if it needs neither escapes nor folding.
    pub(super) fn quoted_at_once(&mut self, text: &str, split: bool) -> bool {
        let start = self.column + usize::from(!self.whitespace) + 1;
        let fits = (!split || start + text.len() <= WIDTH) && is_raw(text);
        if fits {
            self.blank();
            self.out.push('"');
            self.out.push_str(text);
            self.out.push('"');
            self.column += text.len() + 2;
        }
        fits
    }

    pub(super) fn line_break(&mut self, c: char) {
        self.whitespace = true;
        self.indention = true;
        self.column = 0;
        self.out.push(c);
    }

    /// A run of line breaks inside a scalar; the first plain one of a run counts twice.
    pub(super) fn line_breaks(&mut self, run: &str) {
        if run.starts_with('\n') {
            self.line_break('\n');
        }
        run.chars().for_each(|c| self.line_break(c));
        self.indent();
    }

    /// Columns count UTF-16 units.
    pub(super) fn write(&mut self, text: &str) {
        self.column += width(text);
        self.out.push_str(text);
    }
}

/// Printable ASCII that needs no escape in double quotes.
fn is_raw(text: &str) -> bool {
    let raw = |b: &u8| matches!(b, b' '..=b'!' | b'#'..=b'[' | b']'..=b'~');
    // Eight at a time, without a branch for each.
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    chunks.iter().all(|chunk| chunk.iter().fold(true, |all, b| all & raw(b))) && rest.iter().all(raw)
}

pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { surrogate::utf16(text).count() }
}
