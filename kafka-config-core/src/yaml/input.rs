//! Bytes to text, in the portions in which the real readers hand it over.
//!
//! Source of truth: `UTF8Reader` of jackson-dataformat-yaml (8,000 byte buffer) under `StreamReader.update` of `SnakeYAML`
//! (1,023 UTF-16 units a portion). The portions show: an unreadable byte is noticed only when its portion is asked for,
//! and a message shows no text from before the portion.

use super::error::YamlError;
use super::flavour::Flavour;

const BYTE_BUFFER: usize = 8_000;
const PORTION_UNITS: usize = 1_023;

/// A document as text, with the ends of the portions.
#[derive(Debug)]
pub(crate) struct Input {
    pub(super) text: String,
    pub(super) ends: Vec<usize>,
    pub(super) failure: Option<String>,
    pub(super) flavour: Flavour,
}

impl Input {
    /// Decodes everything up to the first thing that cannot be read.
    pub(crate) fn decode(bytes: &[u8]) -> Self {
        let mut input = Self {
            text: String::with_capacity(bytes.len()),
            ends: Vec::new(),
            failure: None,
            flavour: Flavour::Snake,
        };
        let mut feed =
            Feed { bytes, base: 0, next: 0, end: 0, byte_count: 0, char_count: 0, low_surrogate_due: false };
        loop {
            match feed.portion(&mut input.text) {
                Ok(true) => input.ends.push(input.text.len()),
                Ok(false) => return input,
                Err(failure) => {
                    input.failure = Some(failure);
                    return input;
                }
            }
        }
    }

    /// The failure as the error that the scanner meets.
    pub(super) fn failure(&self) -> Option<YamlError> {
        self.failure.as_ref().map(|message| YamlError::plain(message.clone()))
    }
}

/// `StreamReader.isPrintable`.
pub(super) fn is_printable(c: char) -> bool {
    matches!(c, ' '..='~' | '\t' | '\n' | '\r' | '\u{85}' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// What no character can be becomes a control character, which the check for printable text then refuses just like the
/// stray surrogate that Java makes of it.
fn character(code: u32, needed: usize, low: Option<u32>) -> char {
    let code = low.map_or(code, |low| 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00));
    let overlong = needed == 3 && code < 0x1_0000;
    char::from_u32(code).filter(|_| !overlong).unwrap_or('\u{1}')
}

/// The state of `UTF8Reader`; `base`, `next` and `end` are offsets into all bytes.
struct Feed<'b> {
    bytes: &'b [u8],
    base: usize,
    next: usize,
    end: usize,
    byte_count: usize,
    char_count: usize,
    /// A character outside the basic plane was cut by the portion's end; `SnakeYAML` asks for its other half at once.
    low_surrogate_due: bool,
}

impl Feed<'_> {
    /// One `StreamReader.update`; false at the end of the file.
    fn portion(&mut self, text: &mut String) -> Result<bool, String> {
        let left = self.end - self.next;
        let multibyte = self.bytes.get(self.next).is_some_and(|b| *b >= 0x80);
        if left < 4 && (left < 1 || multibyte) && !self.load_more(left)? {
            return Ok(false);
        }
        let start = text.len();
        let mut units = self.read(text)?;
        if self.low_surrogate_due {
            self.low_surrogate_due = false;
            units += 1;
        }
        self.char_count += units;
        if self.ends_in_high_surrogate() {
            return Err("The last char is HighSurrogate (no LowSurrogate detected).".to_owned());
        }
        let fresh = text.get(start..).unwrap_or_default();
        // Without a way out of the loop the machine looks at many bytes at once.
        let unusual = fresh.bytes().filter(|b| !matches!(b, b' '..=b'~' | b'\n')).count();
        if unusual == 0 || fresh.chars().all(is_printable) {
            return Ok(true);
        }
        Err("special characters are not allowed".to_owned())
    }

    /// `SnakeYAML` looks for the other half of a pair first, and only then at what may be printed.
    fn ends_in_high_surrogate(&self) -> bool {
        let last = self.next.checked_sub(3).and_then(|start| self.bytes.get(start..));
        self.next == self.bytes.len() && matches!(last, Some([0xed, 0xa0..=0xaf, _]))
    }

    /// The main loop of `UTF8Reader.read`: up to a portion, or to the end of the byte buffer.
    fn read(&mut self, text: &mut String) -> Result<usize, String> {
        let mut units = 0;
        let mut at = self.next;
        while units < PORTION_UNITS && at < self.end {
            let run = self.ascii_run(at, PORTION_UNITS - units);
            if !run.is_empty() {
                text.push_str(run);
                at += run.len();
                units += run.len();
                continue;
            }
            let first = self.byte(at);
            let needed = match first {
                0xc0..=0xdf => 1,
                0xe0..=0xef => 2,
                0xf0..=0xf7 => 3,
                _ => return Err(self.invalid("start byte", first, units + 1)),
            };
            if self.end - at - 1 < needed {
                break;
            }
            let code = self.multibyte(at, needed, units)?;
            at += needed + 1;
            let low = self.encoded_low_surrogate(code, at);
            if low.is_some() {
                at += 3;
            }
            text.push(character(code, needed, low));
            units += if needed == 3 || low.is_some() { 2 } else { 1 };
            if units > PORTION_UNITS {
                self.low_surrogate_due = true;
                units = PORTION_UNITS;
            }
        }
        self.next = at;
        Ok(units)
    }

    fn ascii_run(&self, at: usize, most: usize) -> &str {
        let bytes = self.bytes.get(at..self.end.min(at + most)).unwrap_or_default();
        let all = bytes.is_ascii().then_some(bytes.len());
        let length = all.or_else(|| bytes.iter().position(|b| *b >= 0x80)).unwrap_or(bytes.len());
        bytes.get(..length).and_then(|run| std::str::from_utf8(run).ok()).unwrap_or_default()
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    /// The code of a character; overlong forms and surrogates pass, as they do there.
    fn multibyte(&self, at: usize, needed: usize, units: usize) -> Result<u32, String> {
        let mask = if needed == 1 { 0x1f } else { 0x0f };
        let mut code = u32::from(self.byte(at) & mask);
        for offset in 1..=needed {
            let next = self.byte(at + offset);
            if next & 0xc0 != 0x80 {
                return Err(self.invalid("middle byte", next, units));
            }
            code = code << 6 | u32::from(next & 0x3f);
        }
        Ok(code)
    }

    /// Two surrogates that are encoded one by one make a character.
    fn encoded_low_surrogate(&self, code: u32, at: usize) -> Option<u32> {
        if !(0xd800..0xdc00).contains(&code) || self.end < at + 3 || self.byte(at) != 0xed {
            return None;
        }
        self.multibyte(at, 2, 0).ok().filter(|low| (0xdc00..0xe000).contains(low))
    }

    /// The position is the one at the start of the read, so it does not point at the byte; that is how it is there.
    fn byte_position(&self) -> String {
        match (self.byte_count + self.next - self.base).checked_sub(1) {
            Some(position) => position.to_string(),
            None => "-1".to_owned(),
        }
    }

    fn invalid(&self, what: &str, byte: u8, units: usize) -> String {
        let (at_char, at_byte) = (self.char_count + units, self.byte_position());
        format!(
            "java.io.CharConversionException: Invalid UTF-8 {what} 0x{byte:x} (at char #{at_char}, byte #{at_byte})"
        )
    }

    /// `UTF8Reader.loadMore`; false at a clean end of the file.
    fn load_more(&mut self, available: usize) -> Result<bool, String> {
        self.byte_count += self.end - self.base - available;
        self.base = self.next;
        if available == 0 {
            self.end = self.bytes.len().min(self.base + BYTE_BUFFER);
            if self.end == self.next {
                return Ok(false);
            }
        }
        let needed = match self.byte(self.next) {
            0xc0..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf7 => 4,
            _ => return Ok(true),
        };
        if self.next + needed > self.end {
            self.end = self.bytes.len().min(self.base + BYTE_BUFFER);
        }
        let got = self.end - self.next;
        if got >= needed {
            return Ok(true);
        }
        let (at_char, at_byte) = (self.char_count, self.byte_count + got);
        Err(format!(
            "java.io.CharConversionException: Unexpected EOF in the middle of a multi-byte char: got {got}, needed {needed}, at char #{at_char}, byte #{at_byte})"
        ))
    }
}
