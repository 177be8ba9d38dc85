//! Ids of directories and clusters: `org.apache.kafka.common.Uuid`.

use std::fmt;
use std::str::FromStr;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// 128 bits, written as 22 digits of URL-safe base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(pub u128);

/// `DirectoryId.reserved`: the first hundred mean something else than a directory.
const RESERVED: u128 = 100;

impl Uuid {
    /// An id that Kafka would hand out, of random bits: one that begins with a dash would pass for an option, and the
    /// first hundred are reserved.
    pub fn random(bits: u128) -> Self {
        const DASH: u128 = 62;
        const DASH_SHIFT: u32 = 122;
        let bits = if bits >> DASH_SHIFT == DASH { bits & !(1 << 127) } else { bits };
        Self(if bits < RESERVED { bits | 1 << 64 } else { bits })
    }

    /// Whether it is one of those that mean something else than a directory.
    pub fn is_reserved(self) -> bool {
        self.0 < RESERVED
    }
}

/// Text that is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidUuid;

impl fmt::Display for InvalidUuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id of 22 letters, digits, '-' and '_'")
    }
}

impl std::error::Error for InvalidUuid {}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // 22 digits hold 132 bits: the last four are empty.
        let digits = (0..21).map(|place| self.0 >> (122 - 6 * place)).chain([self.0 << 4]);
        let letters = digits.filter_map(|bits| ALPHABET.get(usize::try_from(bits & 63).ok()?));
        f.write_str(&letters.map(|letter| char::from(*letter)).collect::<String>())
    }
}

impl FromStr for Uuid {
    type Err = InvalidUuid;

    /// `Uuid.fromString`: 22 digits, of whose last the four low bits are lost; `==` may follow.
    fn from_str(text: &str) -> Result<Self, InvalidUuid> {
        let digits = text.strip_suffix("==").unwrap_or(text).as_bytes();
        let bits = match digits.split_last() {
            Some((last, front)) if front.len() == 21 => {
                let front = front.iter().try_fold(0, |bits, byte| Some(bits << 6 | digit(*byte)?));
                front.zip(digit(*last)).map(|(front, last)| front << 2 | last >> 4)
            }
            _ => None,
        };
        bits.map(Self).ok_or(InvalidUuid)
    }
}

fn digit(byte: u8) -> Option<u128> {
    let place = ALPHABET.iter().position(|letter| *letter == byte)?;
    u128::try_from(place).ok()
}
