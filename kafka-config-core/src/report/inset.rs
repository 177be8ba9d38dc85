//! Places in a mounted file that another text holds, as places in that text.

use std::cell::OnceCell;

use crate::model::{Inset, SourceSpan, Span};

/// A mounted file inside of another text, whose lines are looked for when the first place is asked for.
#[derive(Debug, Clone)]
pub(super) struct InsetLines {
    pub(super) inset: Inset,
    /// None where the text does not hold the file line by line.
    lines: OnceCell<Vec<Line>>,
}

/// A line of a file inside of another text.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// Where it begins in the file.
    inner: usize,
    /// Where it is written.
    outer: Span,
}

impl InsetLines {
    pub(super) fn new(inset: Inset) -> Self {
        Self { inset, lines: OnceCell::new() }
    }

    /// Where a part of the file is written; where nobody can tell, the place where the container is handed it.
    pub(super) fn place(&self, span: Span, file: &[u8], text: Option<&[u8]>) -> SourceSpan {
        let Some((written, text)) = self.inset.written.zip(text) else { return self.inset.handed };
        let lines = self.lines.get_or_init(|| lines(file, text, written.span).unwrap_or_default());
        let outer = |offset: usize| {
            let line = lines.partition_point(|line| line.inner <= offset).checked_sub(1)?;
            lines.get(line).map(|line| (line.outer.start + (offset - line.inner)).min(line.outer.end))
        };
        match (outer(span.start), outer(span.end)) {
            (Some(start), Some(end)) => SourceSpan { source: written.source, span: Span::new(start, end) },
            _ => self.inset.handed,
        }
    }
}

/// The lines of a file that is a part of the text as it is, or a literal block, whose lines are all indented alike. Where
/// compose has put a variable's value into a line, the line is still the same.
fn lines(file: &[u8], text: &[u8], written: Span) -> Option<Vec<Line>> {
    let part = text.get(written.start..written.end)?;
    if part == file {
        return Some(vec![Line { inner: 0, outer: written }]);
    }
    let header = part.strip_prefix(b"|").and_then(|block| memchr::memchr(b'\n', block))?;
    let (mut inner, mut outer) = (0, written.start + "|".len() + header + 1);
    let (mut indent, mut found) = (None, Vec::new());
    for line in file.split_inclusive(|&byte| byte == b'\n') {
        let rest = text.get(outer..)?;
        let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let (written, wanted) = (rest.get(..length)?, line.trim_ascii_end());
        if !wanted.is_empty() {
            let text = written.trim_ascii_end();
            let indent = *indent.get_or_insert(text.iter().take_while(|&&byte| byte == b' ').count());
            let text = text.get(indent..)?;
            if text != wanted && !text.contains(&b'$') {
                return None;
            }
        }
        let start = outer + indent.unwrap_or_default().min(length);
        found.push(Line { inner, outer: Span::new(start, outer + length) });
        inner += line.len();
        outer += length;
    }
    Some(found)
}
