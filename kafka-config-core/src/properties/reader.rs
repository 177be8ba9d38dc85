//! Logical lines into keys and values: `java.util.Properties.load0`.

use std::borrow::Cow;

use super::line::{Comment, Line, Lines, LogicalLine, is_blank};
use super::unescape::{MalformedEscape, decode};
use crate::model::Span;

/// How bytes become characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Charset {
    /// ISO-8859-1, as `Properties.load(InputStream)` and so Kafka's own loader decode.
    #[default]
    Latin1,
    /// UTF-8, as a `Reader` would; malformed bytes become U+FFFD.
    Utf8,
}

/// One key with its value, as the loader understands them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property<'a> {
    /// The key, escapes resolved. A lone surrogate, which only `\uD800` and the like can write, is U+FFFD.
    pub key: Cow<'a, str>,
    /// The value, escapes resolved, leading blanks removed, trailing blanks kept.
    pub value: Cow<'a, str>,
    /// Where the key stands, before decoding.
    pub key_span: Span,
    /// What separates key and value, blanks included; empty where the line holds a key only.
    pub separator_span: Span,
    /// Where the value stands, before decoding.
    pub value_span: Span,
    /// Whether the property spans several physical lines.
    pub continued: bool,
    /// The key as written, continuation lines joined.
    pub raw_key: Cow<'a, [u8]>,
    /// The value as written, continuation lines joined.
    pub raw_value: Cow<'a, [u8]>,
}

/// Iterator over the properties of a text, in file order, duplicates included.
///
/// After a malformed `\uXXXX` it goes on with the next line; Java gives up the whole file there.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    text: &'a [u8],
    charset: Charset,
    lines: Lines<'a>,
}

impl<'a> Reader<'a> {
    /// Reads `text` in the given charset.
    pub fn new(text: &'a [u8], charset: Charset) -> Self {
        Self { text, charset, lines: Lines::new(text) }
    }

    /// The comments of the text, in file order.
    pub fn comments(&self) -> impl Iterator<Item = Comment> + use<'a> {
        Lines::new(self.text).filter_map(|line| match line {
            Line::Comment(comment) => Some(comment),
            Line::Logical(_) => None,
        })
    }

    fn property(&self, line: LogicalLine) -> Result<Property<'a>, MalformedEscape> {
        let raw = self.text.get(line.span.start..line.span.end).unwrap_or_default();
        let joined = line.continued.then(|| JoinedLine::new(raw));
        let parts = Parts::of(joined.as_ref().map_or(raw, |joined| &joined.bytes));
        let place = |index: usize| match &joined {
            Some(joined) => line.span.start + joined.offsets.get(index).copied().unwrap_or(raw.len()),
            None => line.span.start + index,
        };
        let slice = |from: usize, to: usize| match &joined {
            Some(joined) => Cow::Owned(joined.bytes.get(from..to).unwrap_or_default().to_vec()),
            None => Cow::Borrowed(raw.get(from..to).unwrap_or_default()),
        };
        let key_span = Span::new(line.span.start, place(parts.key_end));
        let value_span = Span::new(place(parts.value_start), line.span.end);
        let (raw_key, raw_value) = (slice(0, parts.key_end), slice(parts.value_start, parts.end));
        let text_of = |raw: &Cow<'a, [u8]>, span: Span| {
            decode(raw, line.escaped, self.charset).ok_or(MalformedEscape { span })
        };
        Ok(Property {
            key: text_of(&raw_key, key_span)?,
            value: text_of(&raw_value, value_span)?,
            key_span,
            separator_span: Span::new(key_span.end, value_span.start),
            value_span,
            continued: line.continued,
            raw_key,
            raw_value,
        })
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Result<Property<'a>, MalformedEscape>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.lines.next()? {
                Line::Comment(_) => {}
                Line::Logical(line) => return Some(self.property(line)),
            }
        }
    }
}

/// Reads a whole text as Java does: every property in file order, or the first malformed escape.
///
/// # Errors
/// [`MalformedEscape`] where `Properties.load` throws `Malformed \uxxxx encoding.`.
pub fn read(text: &[u8], charset: Charset) -> Result<Vec<Property<'_>>, MalformedEscape> {
    Reader::new(text, charset).collect()
}

/// Where the parts of a logical line begin and end.
struct Parts {
    key_end: usize,
    value_start: usize,
    end: usize,
}

impl Parts {
    fn of(line: &[u8]) -> Self {
        let key_end = key_length(line);
        let after_key = line.get(key_end..).unwrap_or_default();
        let mut separator_seen = false;
        let separator = after_key.iter().position(|&byte| {
            let first_sign = !separator_seen && matches!(byte, b'=' | b':');
            separator_seen |= first_sign;
            !(first_sign || is_blank(byte))
        });
        Self { key_end, value_start: key_end + separator.unwrap_or(after_key.len()), end: line.len() }
    }
}

/// The key ends before the first unescaped separator or blank.
fn key_length(line: &[u8]) -> usize {
    let mut escaped = false;
    let end = line.iter().position(|&byte| {
        let ends = !escaped && (matches!(byte, b'=' | b':') || is_blank(byte));
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.unwrap_or(line.len())
}

/// A logical line of several physical ones, with the place of each byte in the original.
struct JoinedLine {
    bytes: Vec<u8>,
    offsets: Vec<usize>,
}

impl JoinedLine {
    fn new(raw: &[u8]) -> Self {
        let mut joined =
            Self { bytes: Vec::with_capacity(raw.len()), offsets: Vec::with_capacity(raw.len()) };
        let mut bytes = raw.iter().copied().enumerate().peekable();
        while let Some((offset, byte)) = bytes.next() {
            joined.push(offset, byte);
            if byte != b'\\' {
                continue;
            }
            match bytes.next() {
                Some((_, first @ (b'\n' | b'\r'))) => {
                    joined.bytes.pop();
                    joined.offsets.pop();
                    if first == b'\r' {
                        bytes.next_if(|&(_, next)| next == b'\n');
                    }
                    while bytes.next_if(|&(_, next)| is_blank(next)).is_some() {}
                }
                Some((offset, escaped)) => joined.push(offset, escaped),
                None => {}
            }
        }
        joined
    }

    fn push(&mut self, offset: usize, byte: u8) {
        self.bytes.push(byte);
        self.offsets.push(offset);
    }
}
