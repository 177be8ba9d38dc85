//! Text in the plainest block style, line by line.
//!
//! Nearly all files are in it: printable ASCII, block mappings and lists, each scalar on one line, plain or in quotes
//! without escapes. Scanner and parser are ten times as much work. This reader knows no errors: whatever is not obviously
//! right it declines, and then they decide.

use super::resolver::{Implicit, resolve};
use super::scanner::CODE_POINT_LIMIT;

/// A longer line may hold a key too long to be one. No document of shorter ones is too deep.
const LONGEST_LINE: usize = 900;

/// More names than this are left to a map to compare.
const MANY_NAMES: usize = 64;

/// A document in its plainest form.
#[derive(Debug)]
pub(crate) struct Plainest<'a> {
    pub(crate) pieces: Vec<Piece<'a>>,
    /// No mapping has a name twice, nothing is null or empty, and numbers are digits without a zero before them: Jackson
    /// would write the very same tree.
    pub(crate) straight: bool,
}

/// A part of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    MappingStart,
    MappingEnd,
    SequenceStart,
    SequenceEnd,
    Name(&'a str),
    Scalar(&'a str, Implicit),
}

/// The only document, a mapping; none if the scanner has to look at it.
pub(crate) fn plainest(bytes: &[u8]) -> Option<Plainest<'_>> {
    let text = printable(bytes)?;
    let mut outline = Outline {
        straight: true,
        names: Vec::with_capacity(32),
        // A line has about 30 characters and makes two to three pieces.
        pieces: Vec::with_capacity(bytes.len() / 10),
        open: Vec::with_capacity(16),
        value_due: false,
    };
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', bytes) {
        outline.line(text.get(start..end)?)?;
        start = end + 1;
    }
    outline.line(text.get(start..)?)?;
    outline.finish()
}

fn printable(bytes: &[u8]) -> Option<&str> {
    let fits = |all, byte: &u8| all & matches!(byte, b' '..=b'~' | b'\n');
    let plain = bytes.len() <= CODE_POINT_LIMIT && bytes.iter().fold(true, fits);
    std::str::from_utf8(bytes).ok().filter(|_| plain)
}

/// Where a collection stands.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    column: usize,
    is_list: bool,
}

#[derive(Clone, Copy)]
struct Open {
    place: Place,
    /// How many names the collections around it have so far.
    names: usize,
}

struct Outline<'a> {
    pieces: Vec<Piece<'a>>,
    /// Collections whose end is not reached, and the names in them.
    open: Vec<Open>,
    names: Vec<&'a str>,
    straight: bool,
    /// The last line ends with a key.
    value_due: bool,
}

impl<'a> Outline<'a> {
    fn line(&mut self, line: &'a str) -> Option<()> {
        let content = after_blanks(line);
        let column = line.len() - content.len();
        match content.as_bytes() {
            [] | [b'#', ..] => Some(()),
            _ if line.len() > LONGEST_LINE => None,
            [b'-', b' ', ..] => {
                self.place(Place { column, is_list: true })?;
                let item = after_blanks(content.get(1..)?);
                self.item(line.len() - item.len(), item)
            }
            _ => {
                self.place(Place { column, is_list: false })?;
                let (key, rest) = key(content)?;
                self.pair(key, rest)
            }
        }
    }

    /// Opens or closes collections, so that the innermost is the one that this line continues.
    fn place(&mut self, line: Place) -> Option<()> {
        let Some(Open { place: top, .. }) = self.open.last() else {
            let first = self.pieces.is_empty() && !line.is_list;
            return first.then(|| self.begin(line));
        };
        if std::mem::take(&mut self.value_due) {
            // A list may stand at the indentation of its key.
            if line.column > top.column || (line.is_list && line.column == top.column) {
                self.begin(line);
                return Some(());
            }
            self.scalar("", Implicit::Null);
        }
        loop {
            let top = self.open.last()?.place;
            if top == line {
                return Some(());
            }
            if top.column < line.column || !(top.is_list || top.column > line.column) {
                return None;
            }
            self.end();
        }
    }

    fn begin(&mut self, place: Place) {
        self.open.push(Open { place, names: self.names.len() });
        self.pieces.push(if place.is_list { Piece::SequenceStart } else { Piece::MappingStart });
    }

    fn end(&mut self) {
        if let Some(Open { place, names }) = self.open.pop() {
            self.names.truncate(names);
            self.pieces.push(if place.is_list { Piece::SequenceEnd } else { Piece::MappingEnd });
        }
    }

    fn item(&mut self, column: usize, text: &'a str) -> Option<()> {
        if let Some((key, rest)) = key(text) {
            self.begin(Place { column, is_list: false });
            return self.pair(key, rest);
        }
        let (text, kind) = scalar(text)?;
        self.scalar(text, kind);
        Some(())
    }

    fn pair(&mut self, key: &'a str, rest: &'a str) -> Option<()> {
        self.name(key);
        let value = after_blanks(rest);
        self.value_due = matches!(value.as_bytes(), [] | [b'#', ..]);
        if !self.value_due {
            let (text, kind) = scalar(value)?;
            self.scalar(text, kind);
        }
        Some(())
    }

    fn name(&mut self, name: &'a str) {
        let outside = self.open.last().map_or(0, |open| open.names);
        let known = self.names.get(outside..).unwrap_or_default();
        self.straight &= known.len() < MANY_NAMES && !known.contains(&name);
        self.names.push(name);
        self.pieces.push(Piece::Name(name));
    }

    fn scalar(&mut self, text: &'a str, kind: Implicit) {
        self.straight &= match kind {
            Implicit::Text => !text.is_empty(),
            Implicit::Bool(_) => true,
            Implicit::Int => is_simple_int(text),
            Implicit::Null | Implicit::Float => false,
        };
        self.pieces.push(Piece::Scalar(text, kind));
    }

    fn finish(mut self) -> Option<Plainest<'a>> {
        if self.value_due {
            self.scalar("", Implicit::Null);
        }
        while !self.open.is_empty() {
            self.end();
        }
        let Self { pieces, straight, .. } = self;
        (!pieces.is_empty()).then_some(Plainest { pieces, straight })
    }
}

fn after_blanks(text: &str) -> &str {
    let blanks = text.bytes().position(|b| b != b' ').unwrap_or(text.len());
    text.get(blanks..).unwrap_or_default()
}

/// A key and what follows its colon.
fn key(text: &str) -> Option<(&str, &str)> {
    let (key, rest) = if starts_quoted(text) {
        quoted(text)?
    } else {
        let end = text.bytes().position(|b| matches!(b, b':' | b' '))?;
        text.split_at_checked(end).filter(|(key, _)| starts_plain(key))?
    };
    let rest = rest.strip_prefix(':')?;
    (rest.is_empty() || rest.starts_with(' ')).then_some((key, rest))
}

/// A scalar with nothing but a comment after it.
fn scalar(text: &str) -> Option<(&str, Implicit)> {
    if !starts_quoted(text) {
        return plain(text).map(|text| (text, resolve(text)));
    }
    let (text, rest) = quoted(text)?;
    let ends = rest.is_empty()
        || (rest.starts_with(' ') && matches!(after_blanks(rest).as_bytes(), [] | [b'#', ..]));
    ends.then_some((text, Implicit::Text))
}

/// What is between the quotes and after them.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (quote, body) = text.as_bytes().split_first()?;
    let end = memchr::memchr2(*quote, b'\\', body).filter(|end| body.get(*end) == Some(quote))?;
    let rest = text.get(end + 2..)?;
    let doubled = rest.as_bytes().first() == Some(quote);
    text.get(1..=end).filter(|_| !doubled).map(|inner| (inner, rest))
}

fn plain(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let end = bytes.windows(2).position(|pair| matches!(pair, b": " | b" #")).unwrap_or(bytes.len());
    let pair_inside = bytes.get(end) == Some(&b':') || bytes.last() == Some(&b':');
    text.get(..end).filter(|_| starts_plain(text) && !pair_inside).map(|text| text.trim_end_matches(' '))
}

/// Short enough to be read without a check, and written as Java prints it.
fn is_simple_int(text: &str) -> bool {
    let bytes = text.as_bytes();
    text == "0" || (bytes.len() <= 18 && !bytes.starts_with(b"0") && bytes.iter().all(u8::is_ascii_digit))
}

fn starts_quoted(text: &str) -> bool {
    matches!(text.as_bytes(), [b'\'' | b'"', ..])
}

/// Neither with an indicator nor with a point, which could begin the mark of a document's end.
fn starts_plain(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'_' | b'$' | b'/' | b'<' | b'=' | b'+' | b'~', ..]
    )
}
