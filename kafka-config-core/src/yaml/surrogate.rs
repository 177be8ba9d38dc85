//! Java strings are UTF-16 units, Rust strings are characters: `"\ud800"` is legal there and impossible here.
//!
//! A lone surrogate, which only an escape can produce, travels as one of the last 2,048 private-use characters
//! (U+10F800 to U+10FFFF) and becomes a unit again where units count: in the emitter and in hash codes.

use super::error::YamlError;

const STAND_IN: u32 = 0x10_f800;
const FIRST: u32 = 0xd800;
const LOW: u32 = 0xdc00;
const AFTER: u32 = 0xe000;

/// Appends a code point, surrogates included, joining a pair; false if it is none.
pub(super) fn push(text: &mut String, code: u32) -> bool {
    if (LOW..AFTER).contains(&code) {
        let high = text.chars().next_back().and_then(unit).filter(|unit| *unit < LOW);
        if let Some(c) =
            high.and_then(|high| char::from_u32(0x1_0000 + ((high - FIRST) << 10) + (code - LOW)))
        {
            text.pop();
            text.push(c);
            return true;
        }
    }
    let code = if (FIRST..AFTER).contains(&code) { code - FIRST + STAND_IN } else { code };
    char::from_u32(code).map(|c| text.push(c)).is_some()
}

fn unit(c: char) -> Option<u32> {
    u32::from(c).checked_sub(STAND_IN).map(|offset| offset + FIRST)
}

/// The text as Java has it.
pub(crate) fn utf16(text: &str) -> impl Iterator<Item = u16> {
    text.chars().flat_map(|c| {
        let mut units = [0; 2];
        let lone = unit(c).and_then(|unit| u16::try_from(unit).ok());
        let pair = if lone.is_some() {
            [lone, None]
        } else {
            let encoded = c.encode_utf16(&mut units);
            [encoded.first().copied(), encoded.get(1).copied()]
        };
        pair.into_iter().flatten()
    })
}

/// The text as Java prints it: a lone surrogate cannot be encoded.
pub(crate) fn printed(text: &str) -> String {
    text.chars().map(|c| if unit(c).is_some() { '?' } else { c }).collect()
}

/// `Integer.parseInt` fails inside the scanner; Jackson words that.
pub(super) fn number_format(digits: &str, radix: u32) -> YamlError {
    YamlError::plain(format!(
        "Malformed Number token: failed to tokenize due to (java.lang.NumberFormatException): For input string: \"{digits}\" under radix {radix}"
    ))
}
