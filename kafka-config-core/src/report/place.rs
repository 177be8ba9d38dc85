//! Places as people and tools name them: lines and columns.

use crate::model::{Span, line_and_column};
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

impl Region {
    /// The lines and columns of a range of bytes.
    pub fn of(text: &[u8], span: Span) -> Self {
        let (line, column) = line_and_column(text, span.start);
        let (end_line, end_column) = line_and_column(text, span.end);
        Self { line, column, end_line, end_column }
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

/// A part of the value of a line `NAME=VALUE`, whose first byte is at `line.start`.
pub(super) fn part_of_variable(text: &[u8], line: Span, part: Span) -> Option<Span> {
    let written = text.get(line.start..line.end)?;
    let value_start = memchr::memchr(b'=', written)? + 1;
    let value = written.get(value_start..)?;
    // Kafka's loader skips the blanks after the sign.
    let blanks = value.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\x0C')).count();
    within(text, Span::new(line.start + value_start + blanks, line.end), part)
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
