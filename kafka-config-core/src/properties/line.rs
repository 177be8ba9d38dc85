//! Physical lines into logical lines: `java.util.Properties.LineReader` of JDK 17 and later.

use crate::model::Span;

/// A comment line, from its `#` or `!` to the end of the line, without the terminator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// Where the comment stands.
    pub span: Span,
}

/// One logical line: a key with its value, not yet decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogicalLine {
    /// From the first character of the key to the end of the value, terminators of inner lines included.
    pub span: Span,
    /// Whether a backslash before a line break glues several physical lines together.
    pub continued: bool,
    /// Whether any backslash occurs, so that decoding has something to do.
    pub escaped: bool,
}

/// What one step through the text finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A comment.
    Comment(Comment),
    /// A key and its value.
    Logical(LogicalLine),
}

/// Iterator over comments and logical lines; blank lines are passed over.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    text: &'a [u8],
    position: usize,
}

impl<'a> Lines<'a> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'a [u8]) -> Self {
        Self { text, position: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.get(self.position..).unwrap_or_default()
    }

    fn skip_while(&mut self, skipped: impl Fn(u8) -> bool) {
        let rest = self.rest();
        self.position += rest.iter().position(|&byte| !skipped(byte)).unwrap_or(rest.len());
    }

    fn comment(&mut self) -> Line {
        let start = self.position;
        let rest = self.rest();
        self.position += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        Line::Comment(Comment { span: Span::new(start, self.position) })
    }

    /// Reads one logical line; `None` where its backslashes and blanks leave nothing of it.
    fn logical(&mut self) -> Option<LogicalLine> {
        let mut line = LogicalLine { span: Span::new(self.position, 0), continued: false, escaped: false };
        // Java measures the line without the backslashes it removes; at zero the line starts afresh.
        let mut length = 0;
        loop {
            let rest = self.rest();
            let found = memchr::memchr3(b'\n', b'\r', b'\\', rest).unwrap_or(rest.len());
            self.position += found;
            length += found;
            line.span.end = self.position;
            if rest.get(found) != Some(&b'\\') {
                return (length > 0).then_some(line);
            }
            line.escaped = true;
            self.position += 1;
            line.span.end = self.position;
            match self.rest().first() {
                None => return Some(line),
                Some(b'\n' | b'\r') => {
                    line.continued = true;
                    if !self.next_physical_line() {
                        return Some(line);
                    }
                    if length == 0 && matches!(self.rest().first(), Some(b'#' | b'!')) {
                        return None;
                    }
                }
                Some(_) => {
                    self.position += 1;
                    length += 2;
                }
            }
        }
    }

    /// Steps over a line break and the blanks after it; `false` where the text ends with the break.
    fn next_physical_line(&mut self) -> bool {
        let carriage_return = self.rest().first() == Some(&b'\r');
        self.position += 1;
        if self.rest().is_empty() {
            return false;
        }
        if carriage_return && self.rest().first() == Some(&b'\n') {
            self.position += 1;
        }
        self.skip_while(is_blank);
        true
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        loop {
            self.skip_while(|byte| is_blank(byte) || byte == b'\n' || byte == b'\r');
            match self.rest().first()? {
                b'#' | b'!' => return Some(self.comment()),
                _ => {
                    if let Some(line) = self.logical() {
                        return Some(Line::Logical(line));
                    }
                }
            }
        }
    }
}

/// Blank within a line: space, tab and form feed.
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | 0x0C)
}
