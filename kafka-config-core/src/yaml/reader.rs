//! The text under the scanner: peeking ahead, moving on, counting lines and columns.
//!
//! Source of truth: `org.yaml.snakeyaml.reader.StreamReader`. NUL stands for the end of the text, which is safe because
//! the text itself cannot contain it.

use super::error::{Result, YamlError};
use super::input::Input;
use super::mark::Mark;

/// CR, LF, NEL, LS, PS.
pub(super) fn is_break(c: char) -> bool {
    matches!(c, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `Constant.NULL_OR_LINEBR`.
pub(super) fn is_end_or_break(c: char) -> bool {
    c == '\0' || is_break(c)
}

/// `Constant.NULL_BL_LINEBR`.
pub(super) fn is_blank(c: char) -> bool {
    c == ' ' || is_end_or_break(c)
}

/// `Constant.NULL_BL_T_LINEBR`.
pub(super) fn is_blank_or_tab(c: char) -> bool {
    c == '\t' || is_blank(c)
}

#[derive(Debug)]
pub(super) struct Reader<'a> {
    input: &'a Input,
    portions: std::slice::Iter<'a, usize>,
    loaded: usize,
    window: usize,
    end_seen: bool,
    mark: Mark,
    document_index: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(input: &'a Input) -> Self {
        let portions = input.ends.iter();
        Self {
            input,
            portions,
            loaded: 0,
            window: 0,
            end_seen: false,
            mark: Mark::default(),
            document_index: 0,
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { window_start: self.window, window_end: self.loaded, ..self.mark }
    }

    pub(super) fn index(&self) -> usize {
        self.mark.index
    }

    pub(super) fn line(&self) -> usize {
        self.mark.line
    }

    pub(super) fn column(&self) -> usize {
        self.mark.column
    }

    pub(super) fn document_index(&self) -> usize {
        self.document_index
    }

    pub(super) fn reset_document_index(&mut self) {
        self.document_index = 0;
    }

    /// Asks for one more portion, where the real reader would.
    fn update(&mut self) -> Result<()> {
        if let Some(end) = self.portions.next() {
            self.loaded = *end;
            self.window = self.mark.at;
            return Ok(());
        }
        self.end_seen = true;
        self.input.failure().map_or(Ok(()), Err)
    }

    fn rest(&self, offset: usize) -> &'a str {
        self.input.text.get(self.mark.at + offset..self.loaded).unwrap_or_default()
    }

    pub(super) fn peek(&mut self) -> Result<char> {
        self.peek_at(0)
    }

    /// The character `offset` bytes ahead, which must be a border between characters.
    #[inline]
    pub(super) fn peek_at(&mut self, offset: usize) -> Result<char> {
        let place = self.mark.at + offset;
        match self.input.text.as_bytes().get(place) {
            Some(byte) if byte.is_ascii() && place < self.loaded => Ok(char::from(*byte)),
            _ => self.peek_beyond(offset),
        }
    }

    /// The character where it is not ASCII, or not loaded yet.
    #[cold]
    fn peek_beyond(&mut self, offset: usize) -> Result<char> {
        if self.mark.at + offset >= self.loaded {
            if self.end_seen {
                return Ok('\0');
            }
            self.update()?;
        }
        Ok(self.rest(offset).chars().next().unwrap_or('\0'))
    }

    /// The character after the next one.
    pub(super) fn peek_second(&mut self) -> Result<char> {
        let width = self.peek()?.len_utf8();
        self.peek_at(width)
    }

    /// Up to `length` characters ahead.
    pub(super) fn prefix(&mut self, length: usize) -> Result<&'a str> {
        if !self.end_seen && self.rest(0).chars().nth(length).is_none() {
            self.update()?;
        }
        let rest = self.rest(0);
        let end = rest.char_indices().nth(length).map_or(rest.len(), |(end, _)| end);
        Ok(rest.get(..end).unwrap_or_default())
    }

    /// How many bytes from `offset` on satisfy the test.
    pub(super) fn span(&mut self, offset: usize, accept: impl Fn(char) -> bool) -> Result<usize> {
        let mut end = offset;
        loop {
            let rest = self.rest(end);
            if let Some(stop) = rest.find(|c| !accept(c)) {
                return Ok(end + stop - offset);
            }
            end += rest.len();
            if !accept(self.peek_at(end)?) || self.rest(end).is_empty() {
                return Ok(end - offset);
            }
        }
    }

    /// Takes `bytes` bytes of one line.
    pub(super) fn take(&mut self, bytes: usize) -> &'a str {
        let taken = self.rest(0).get(..bytes).unwrap_or_default();
        let length = if taken.is_ascii() { bytes } else { taken.chars().count() };
        self.mark.at += bytes;
        self.mark.index += length;
        self.mark.column += length;
        self.document_index += length;
        taken
    }

    /// Moves over one character.
    pub(super) fn forward(&mut self) -> Result<()> {
        let c = self.peek()?;
        if c == '\0' {
            return Ok(());
        }
        self.mark.at += c.len_utf8();
        self.mark.index += 1;
        self.document_index += 1;
        let breaks = match c {
            '\r' => !matches!(self.peek()?, '\n' | '\0'),
            _ => is_break(c),
        };
        if breaks {
            self.mark.line += 1;
            self.mark.column = 0;
        } else if c != '\u{feff}' {
            self.mark.column += 1;
        }
        Ok(())
    }

    pub(super) fn forward_by(&mut self, characters: usize) -> Result<()> {
        (0..characters).try_for_each(|_| self.forward())
    }

    /// Skips what satisfies the test, one character after the other: more text is asked for only at the very end of the
    /// present portion, which moves the window there.
    pub(super) fn skip(&mut self, accept: impl Fn(char) -> bool) -> Result<()> {
        loop {
            let rest = self.rest(0);
            let end = rest.find(|c| !accept(c)).unwrap_or(rest.len());
            self.take(end);
            if end < rest.len() || !accept(self.peek()?) {
                return Ok(());
            }
        }
    }

    pub(super) fn skip_spaces(&mut self) -> Result<()> {
        self.skip(|c| c == ' ')
    }

    /// Takes a line break, if there is one, as what it stands for.
    pub(super) fn line_break(&mut self) -> Result<&'static str> {
        match self.peek()? {
            '\r' => {
                let pair = self.peek_at(1)? == '\n';
                self.forward_by(1 + usize::from(pair))?;
                Ok("\n")
            }
            '\n' | '\u{85}' => {
                self.forward()?;
                Ok("\n")
            }
            '\u{2028}' => {
                self.forward()?;
                Ok("\u{2028}")
            }
            '\u{2029}' => {
                self.forward()?;
                Ok("\u{2029}")
            }
            _ => Ok(""),
        }
    }

    pub(super) fn error(&self, context: &str, start: Mark, problem: &str) -> YamlError {
        self.error_at(Some((context, Some(start))), problem, self.mark())
    }

    pub(super) fn error_at(
        &self,
        context: Option<(&str, Option<Mark>)>,
        problem: &str,
        mark: Mark,
    ) -> YamlError {
        YamlError::marked(&self.input.text, context, problem, mark)
    }
}
