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
    /// Whether it is written as it is, without anything that is put in.
    is_same: bool,
}

impl InsetLines {
    pub(super) fn new(inset: Inset) -> Self {
        Self { inset, lines: OnceCell::new() }
    }

    /// Where a part of the file is written; where nobody can tell, the place where the container is handed it.
    pub(super) fn place(&self, span: Span, file: &[u8], text: Option<&[u8]>) -> SourceSpan {
        let Some((written, text)) = self.inset.written.zip(text) else { return self.inset.handed };
        let lines = self.lines(file, text);
        let outer = |offset: usize| Some(line_at(lines, offset)?.1.outer(offset));
        match (outer(span.start), outer(span.end)) {
            (Some(start), Some(end)) => SourceSpan { source: written.source, span: Span::new(start, end) },
            _ => self.inset.handed,
        }
    }

    /// The same where every line of it is written as it is, so that it may be edited there.
    pub(super) fn editable(&self, span: Span, file: &[u8], text: &[u8]) -> Option<Span> {
        // An alias may repeat it.
        if self.is_anchored(text) {
            return None;
        }
        let lines = self.lines(file, text);
        let ((first, start), (last, end)) = (line_at(lines, span.start)?, line_at(lines, span.end)?);
        let are_same = lines.get(first..=last)?.iter().all(|line| line.is_same);
        are_same.then(|| Span::new(start.outer(span.start), end.outer(span.end)))
    }

    /// Whether the file is a block of lines, of which this one may go without that the others change.
    pub(super) fn may_lose(&self, line: Span, file: &[u8], text: &[u8]) -> bool {
        let is_first = file.get(..line.start).is_some_and(|before| before.trim_ascii().is_empty());
        let rest = file.get(line.end..).unwrap_or_default();
        let next = rest.split(|&byte| byte == b'\n').skip(1).find(|line| !line.trim_ascii().is_empty());
        // The first line tells how far all are indented.
        let tells_indent = is_first && next.is_some_and(|next| next.starts_with(b" "));
        self.is_block(text) && !tells_indent
    }

    /// Whether it is written as a literal block.
    pub(super) fn is_block(&self, text: &[u8]) -> bool {
        self.inset.written.is_some_and(|at| text.get(at.span.start) == Some(&b'|'))
    }

    /// The byte before a scalar of one line: its quote, where it has some.
    pub(super) fn is_quoted(&self, text: &[u8]) -> bool {
        let before = self.inset.written.and_then(|at| at.span.start.checked_sub(1));
        before.and_then(|at| text.get(at)).is_some_and(|byte| matches!(byte, b'"' | b'\''))
    }

    fn is_anchored(&self, text: &[u8]) -> bool {
        let before = self.inset.written.and_then(|at| text.get(..at.span.start)).unwrap_or_default();
        let line = before.rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
        let mut words = line.split(|&byte| byte == b' ').rev();
        let word = words.find(|word| !matches!(word, [] | [b'"' | b'\'']));
        word.is_some_and(|word| word.starts_with(b"&"))
    }

    fn lines(&self, file: &[u8], text: &[u8]) -> &[Line] {
        let written = self.inset.written.map(|at| at.span).unwrap_or_default();
        self.lines.get_or_init(|| lines(file, text, written).unwrap_or_default())
    }
}

impl Line {
    fn outer(&self, offset: usize) -> usize {
        (self.outer.start + (offset - self.inner)).min(self.outer.end)
    }
}

/// The line that holds an offset of the file, and its number.
fn line_at(lines: &[Line], offset: usize) -> Option<(usize, &Line)> {
    let number = lines.partition_point(|line| line.inner <= offset).checked_sub(1)?;
    Some((number, lines.get(number)?))
}

/// The lines of a file that is a part of the text as it is, or a literal block, whose lines are all indented alike. Where
/// compose has put a variable's value into a line, the line is still the same.
fn lines(file: &[u8], text: &[u8], written: Span) -> Option<Vec<Line>> {
    let part = text.get(written.start..written.end)?;
    if part == file {
        return Some(vec![Line { inner: 0, outer: written, is_same: true }]);
    }
    let header = part.strip_prefix(b"|").and_then(|block| memchr::memchr(b'\n', block))?;
    let (mut inner, mut outer) = (0, written.start + "|".len() + header + 1);
    let (mut indent, mut found) = (None, Vec::new());
    for line in file.split_inclusive(|&byte| byte == b'\n') {
        let rest = text.get(outer..)?;
        let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let (written, wanted) = (rest.get(..length)?, line.trim_ascii_end());
        let mut is_same = true;
        if !wanted.is_empty() {
            let text = written.trim_ascii_end();
            let indent = *indent.get_or_insert(text.iter().take_while(|&&byte| byte == b' ').count());
            let text = text.get(indent..)?;
            is_same = text == wanted;
            if !is_same && !text.contains(&b'$') {
                return None;
            }
        }
        let start = outer + indent.unwrap_or_default().min(length);
        found.push(Line { inner, outer: Span::new(start, outer + length), is_same });
        inner += line.len();
        outer += length;
    }
    Some(found)
}
