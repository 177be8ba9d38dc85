//! Text with a column, and the spacing rules between indicators.
//!
//! Source of truth: `Emitter.writeIndicator`, `writeIndent`, `writeLineBreak`.

use super::super::surrogate;

pub(super) const WIDTH: usize = 80;

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
    pub(super) fn new() -> Self {
        Self { out: String::with_capacity(4096), column: 0, indent: None, whitespace: true, indention: true }
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
            self.out.extend(std::iter::repeat_n(' ', missing));
        }
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

pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { surrogate::utf16(text).count() }
}
