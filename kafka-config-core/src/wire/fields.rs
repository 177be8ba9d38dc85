//! The primitive types of the protocol.

use super::answer::Malformed;
use super::request::API_VERSIONS;

/// The first version of an API with short lengths and tagged fields.
pub(super) fn flexible_since(api: i16) -> i16 {
    if api == API_VERSIONS { 3 } else { 9 }
}

/// `STRING`. The names of this program fit.
pub(super) fn write_text(out: &mut Vec<u8>, text: &str) {
    out.extend(i16::try_from(text.len()).unwrap_or(i16::MAX).to_be_bytes());
    out.extend(text.bytes());
}

/// `COMPACT_STRING`, up to 126 bytes.
pub(super) fn write_compact_text(out: &mut Vec<u8>, text: &str) {
    let text = text.get(..126).unwrap_or(text);
    out.push(u8::try_from(text.len() + 1).unwrap_or(1));
    out.extend(text.bytes());
}

/// An answer, read from front to back. Whatever its bytes say, no more is taken than there is.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    rest: &'a [u8],
    is_flexible: bool,
}

impl<'a> Fields<'a> {
    pub(super) fn new(answer: &'a [u8]) -> Self {
        Self { rest: answer, is_flexible: false }
    }

    /// From here on lengths are short and fields may be tagged.
    pub(super) fn flexible(self, is_flexible: bool) -> Self {
        Self { is_flexible, ..self }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Malformed::Short)?;
        self.rest = rest;
        Ok(taken)
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(Malformed::Short)?;
        self.rest = rest;
        Ok(*taken)
    }

    /// `INT16`.
    pub(super) fn short(&mut self) -> Result<i16, Malformed> {
        self.bytes().map(i16::from_be_bytes)
    }

    /// `INT32`.
    pub(super) fn whole(&mut self) -> Result<i32, Malformed> {
        self.bytes().map(i32::from_be_bytes)
    }

    /// `UNSIGNED_VARINT`: seven bits a byte, the lowest first.
    fn varint(&mut self) -> Result<u32, Malformed> {
        let mut number = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let [byte] = self.bytes()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Malformed::Number)
    }

    /// `NULLABLE_STRING`, or its short form.
    pub(super) fn text(&mut self) -> Result<Option<String>, Malformed> {
        let length = if self.is_flexible {
            self.varint()?.checked_sub(1).map(|length| usize::try_from(length).unwrap_or(usize::MAX))
        } else {
            usize::try_from(self.short()?).ok()
        };
        let Some(length) = length else { return Ok(None) };
        Ok(Some(String::from_utf8_lossy(self.take(length)?).into_owned()))
    }

    /// A list, which may be missing. Each item takes at least one byte, so that what is wrong ends it soon.
    pub(super) fn list<T>(
        &mut self,
        item: impl Fn(&mut Self) -> Result<T, Malformed>,
    ) -> Result<Vec<T>, Malformed> {
        let count = if self.is_flexible {
            self.varint()?.saturating_sub(1)
        } else {
            u32::try_from(self.whole()?).unwrap_or(0)
        };
        (0..count).map(|_| item(self)).collect()
    }

    /// The end of a structure: fields that came after this program.
    pub(super) fn tags(&mut self) -> Result<(), Malformed> {
        if !self.is_flexible {
            return Ok(());
        }
        for _ in 0..self.varint()? {
            let _tag = self.varint()?;
            let length = self.varint()?;
            self.take(usize::try_from(length).unwrap_or(usize::MAX))?;
        }
        Ok(())
    }
}
