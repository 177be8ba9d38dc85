//! `EnvironmentFile=` of a systemd service: quotes, continued lines, comments, and names that are checked at the end.
//!
//! Source: systemd, `src/basic/env-file.c`, `load_env_file_pairs`, and `src/basic/env-util.c`, `strv_env_clean`. The
//! states and their names are those of `parse_env_file_internal`.

use rustc_hash::FxHashMap;

use super::fault::{EnvFault, EnvFaultKind};
use super::file::{Assignment, Collector, EnvFile};
use crate::model::{Arrange, Span};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    PreKey,
    Key,
    PreValue,
    Value,
    ValueEscape,
    SingleQuoteValue,
    DoubleQuoteValue,
    DoubleQuoteValueEscape,
    Comment,
    CommentEscape,
}

/// All assignments of a systemd file before names are checked, each name once.
///
/// `comments_end` is whether a comment ends with its line even where that ends in a backslash, as from systemd 254 on.
///
/// # Errors
/// A NUL byte, or a name or value that is not UTF-8.
pub fn systemd_pairs(text: &[u8], comments_end: bool) -> Result<EnvFile, EnvFault> {
    let mut found = Collector::new(text);
    if let Some(place) = memchr::memchr(0, text) {
        return Err(found.fault(Span::new(place, place + 1), EnvFaultKind::NulByte));
    }
    let mut reader = Reader { comments_end, ..Reader::new(text) };
    for (place, &byte) in text.iter().enumerate() {
        reader.step(place, byte)?;
    }
    reader.end(text.len())?;
    Ok(reader.found.file)
}

/// The variables that the service gets.
pub(super) fn read(text: &[u8], comments_end: bool) -> Result<EnvFile, EnvFault> {
    let mut file = systemd_pairs(text, comments_end)?;
    let mut dropped = Collector::new(text);
    file.assignments.retain(|set| {
        let valid = is_name(&set.name);
        if !valid {
            dropped.note(set.name_at, EnvFaultKind::InvalidName(set.name.clone()));
        }
        valid
    });
    file.notes.append(&mut dropped.file.notes);
    file.notes.arrange_by_key(|note| note.span);
    Ok(file)
}

fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().next().is_some_and(|byte| !byte.is_ascii_digit())
}

fn is_newline(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

struct Reader<'a> {
    found: Collector<'a>,
    comments_end: bool,
    state: State,
    key: Vec<u8>,
    value: Vec<u8>,
    /// The key without blanks at its end.
    key_length: usize,
    /// The value without unprotected blanks at its end.
    value_length: usize,
    /// Where the key begins.
    key_start: usize,
    /// Where the value's text begins and ends in the file.
    value_at: Span,
    /// The quote that is open, and its place.
    quote: Option<(char, usize)>,
    /// Where each name stands among the assignments.
    places: FxHashMap<String, usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a [u8]) -> Self {
        Self {
            found: Collector::new(text),
            comments_end: true,
            state: State::PreKey,
            key: Vec::new(),
            value: Vec::new(),
            key_length: 0,
            value_length: 0,
            key_start: 0,
            value_at: Span::default(),
            quote: None,
            places: FxHashMap::default(),
        }
    }

    fn step(&mut self, place: usize, byte: u8) -> Result<(), EnvFault> {
        self.state = match self.state {
            State::PreKey | State::Key => self.in_key(place, byte),
            State::PreValue | State::Value if is_newline(byte) => {
                self.push()?;
                State::PreKey
            }
            State::PreValue | State::Value | State::ValueEscape => self.unquoted(place, byte),
            State::SingleQuoteValue if byte == b'\'' => self.close(),
            State::SingleQuoteValue => self.add(place, byte, true),
            State::DoubleQuoteValue | State::DoubleQuoteValueEscape => self.in_double_quotes(place, byte),
            State::Comment if byte == b'\\' => State::CommentEscape,
            State::Comment | State::CommentEscape => {
                let goes_on = self.state == State::CommentEscape && !self.comments_end;
                if is_newline(byte) && !goes_on { State::PreKey } else { State::Comment }
            }
        };
        Ok(())
    }

    fn in_key(&mut self, place: usize, byte: u8) -> State {
        if self.state == State::PreKey {
            if matches!(byte, b'#' | b';') {
                return State::Comment;
            }
            if is_blank(byte) {
                return State::PreKey;
            }
            (self.key_start, self.key_length) = (place, 0);
            self.key.clear();
        } else if is_newline(byte) {
            self.found.note(Span::new(self.key_start, place), EnvFaultKind::NoEquals);
            return State::PreKey;
        } else if byte == b'=' {
            (self.value_length, self.value_at) = (0, Span::new(place + 1, place + 1));
            self.value.clear();
            return State::PreValue;
        }
        self.key.push(byte);
        if !is_blank(byte) {
            self.key_length = self.key.len();
        }
        State::Key
    }

    fn unquoted(&mut self, place: usize, byte: u8) -> State {
        match (self.state, byte) {
            // An escaped line feed vanishes; every other byte after a backslash stands for itself.
            (State::ValueEscape, _) if is_newline(byte) => State::Value,
            (State::ValueEscape, _) => self.add(place, byte, true),
            (State::PreValue, b'\'') => self.open('\'', place, State::SingleQuoteValue),
            (State::PreValue, b'"') => self.open('"', place, State::DoubleQuoteValue),
            (_, b'\\') => {
                self.value_length = self.value.len();
                self.cover(place);
                State::ValueEscape
            }
            (State::PreValue, _) if is_blank(byte) => State::PreValue,
            _ => self.add(place, byte, !is_blank(byte)),
        }
    }

    fn open(&mut self, quote: char, place: usize, state: State) -> State {
        self.quote = Some((quote, place));
        state
    }

    fn close(&mut self) -> State {
        self.quote = None;
        State::PreValue
    }

    fn in_double_quotes(&mut self, place: usize, byte: u8) -> State {
        match (self.state, byte) {
            (State::DoubleQuoteValue, b'"') => self.close(),
            (State::DoubleQuoteValue, b'\\') => {
                self.cover(place);
                State::DoubleQuoteValueEscape
            }
            (State::DoubleQuoteValueEscape, b'\n') => State::DoubleQuoteValue,
            (State::DoubleQuoteValueEscape, byte) if !matches!(byte, b'"' | b'\\' | b'`' | b'$') => {
                self.value.push(b'\\');
                self.add(place, byte, true)
            }
            _ => self.add(place, byte, true),
        }
    }

    /// Adds a byte to the value; `kept` is whether it stays at the value's end.
    fn add(&mut self, place: usize, byte: u8, kept: bool) -> State {
        let quote = self.quote.map(|(quote, _)| quote);
        self.value.push(byte);
        if kept {
            self.value_length = self.value.len();
            self.cover(place);
        }
        match quote {
            Some('\'') => State::SingleQuoteValue,
            Some(_) => State::DoubleQuoteValue,
            None => State::Value,
        }
    }

    /// Counts a byte of the file as part of the value.
    fn cover(&mut self, place: usize) {
        let empty = self.value_at.start == self.value_at.end;
        self.value_at = Span::new(if empty { place } else { self.value_at.start }, place + 1);
    }

    fn push(&mut self) -> Result<(), EnvFault> {
        self.key.truncate(self.key_length);
        self.value.truncate(self.value_length);
        let name_at = Span::new(self.key_start, self.key_start + self.key.len());
        let value_at = self.value_at;
        let name = utf8(std::mem::take(&mut self.key));
        let name = name.ok_or_else(|| self.found.fault(name_at, EnvFaultKind::NotUtf8))?;
        let value = utf8(std::mem::take(&mut self.value));
        let value = value.ok_or_else(|| self.found.fault(value_at, EnvFaultKind::NotUtf8))?;
        let set = Assignment { name, value, name_at, value_at: Some(value_at) };
        let assignments = &mut self.found.file.assignments;
        let place = *self.places.entry(set.name.clone()).or_insert(assignments.len());
        match assignments.get_mut(place) {
            Some(earlier) => *earlier = set,
            None => assignments.push(set),
        }
        Ok(())
    }

    fn end(&mut self, end: usize) -> Result<(), EnvFault> {
        if let Some((quote, place)) = self.quote {
            self.found.note(Span::new(place, end), EnvFaultKind::Unterminated(quote));
        }
        match self.state {
            State::PreKey | State::Comment | State::CommentEscape => Ok(()),
            State::Key => {
                self.found.note(Span::new(self.key_start, end), EnvFaultKind::NoEquals);
                Ok(())
            }
            _ => self.push(),
        }
    }
}

/// The text, if systemd's `utf8_is_valid` takes it: it refuses the code points that Unicode will never assign.
fn utf8(bytes: Vec<u8>) -> Option<String> {
    let is_refused = |c: char| matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xFFFE == 0xFFFE;
    String::from_utf8(bytes).ok().filter(|text| text.is_ascii() || !text.contains(is_refused))
}
