//! Places as people and tools name them: lines and columns.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::model::Span;
use crate::properties::{Charset, Reader};

/// A range of a text. Lines and columns count from 1, columns in characters; the end is excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the first character after it.
    pub end_line: usize,
    /// Column of the first character after it.
    pub end_column: usize,
}

/// Where the lines of one text begin, found out when the first place is asked for. Clones share it, so that all findings
/// of all containers cost one look at the text.
#[derive(Debug, Clone, Default)]
pub struct LineStarts(Arc<OnceLock<Vec<usize>>>);

impl LineStarts {
    fn of(&self, text: &[u8]) -> &[usize] {
        self.0.get_or_init(|| {
            let after_breaks = memchr::memchr_iter(b'\n', text).map(|at| at + 1);
            std::iter::once(0).chain(after_breaks).collect()
        })
    }

    pub(super) fn region(&self, text: &[u8], span: Span) -> Region {
        let (line, column) = self.line_and_column(text, span.start);
        let (end_line, end_column) = self.line_and_column(text, span.end);
        Region { line, column, end_line, end_column }
    }

    fn line_and_column(&self, text: &[u8], offset: usize) -> (usize, usize) {
        let starts = self.of(text);
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        let before = text.get(start..offset.min(text.len())).unwrap_or_default();
        (line, before.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() + 1)
    }

    /// The bytes of the line that holds an offset, without its line break.
    pub(super) fn line(&self, text: &[u8], offset: usize) -> Range<usize> {
        let starts = self.of(text);
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        let end = starts.get(line).map_or(text.len(), |next| next - 1);
        start..end
    }
}

/// A range of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user wrote its path.
    pub path: String,
    /// Which bytes.
    pub span: Span,
    /// The same as lines and columns.
    pub region: Region,
}

/// A part of a variable's value, which is written here; `value` is what the container has.
pub(super) fn part_of_variable(text: &[u8], at: Span, part: Span, value: Option<&str>) -> Option<Span> {
    let written = text.get(at.start..at.end)?;
    if value.is_some_and(|value| value.as_bytes() != written) {
        return None;
    }
    // Kafka's loader skips the blanks after the sign.
    let blanks = written.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\x0C')).count();
    within(text, Span::new(at.start + blanks, at.end), part)
}

/// A part of the value of a property, whose key begins at `line.start`.
pub(super) fn part_of_property(text: &[u8], line: Span, part: Span) -> Option<Span> {
    let written = text.get(line.start..line.end)?;
    let property = Reader::new(written, Charset::Latin1).next()?.ok()?;
    within(text, property.value_span.shifted(line.start), part)
}

/// Only where every byte of the value stands for itself does a part of it have a place.
fn within(text: &[u8], value: Span, part: Span) -> Option<Span> {
    let verbatim = text.get(value.start..value.end)?.iter().all(|&byte| byte.is_ascii() && byte != b'\\');
    let part = part.shifted(value.start);
    (verbatim && part.start <= part.end && part.end <= value.end).then_some(part)
}
