//! `sun.nio.cs.UTF_8` and `String(byte[], UTF_8)`: where bytes are not UTF-8, Java counts and replaces its own way.

use std::borrow::Cow;

/// Decodes as `new String(bytes, UTF_8)`: each malformed sequence becomes one U+FFFD.
///
/// A surrogate encoded in three bytes is one replacement (Rust would make it three).
pub fn decode_lossy(bytes: &[u8]) -> Cow<'_, str> {
    let mut rest = bytes;
    let mut text = String::new();
    loop {
        match std::str::from_utf8(rest) {
            Ok(valid) if text.is_empty() => return Cow::Borrowed(valid),
            Ok(valid) => {
                text.push_str(valid);
                return Cow::Owned(text);
            }
            Err(error) => {
                let (valid, malformed) = rest.split_at_checked(error.valid_up_to()).unwrap_or((rest, &[]));
                text.push_str(std::str::from_utf8(valid).unwrap_or_default());
                text.push(char::REPLACEMENT_CHARACTER);
                rest = malformed.get(replaced_length(malformed)..).unwrap_or_default();
                if rest.is_empty() {
                    return Cow::Owned(text);
                }
            }
        }
    }
}

/// The number in `MalformedInputException: Input length = N` of a strict decoder at the end of its input,
/// or `None` where `bytes` are UTF-8.
pub fn malformed_length(bytes: &[u8]) -> Option<usize> {
    let error = std::str::from_utf8(bytes).err()?;
    let malformed = bytes.get(error.valid_up_to()..).unwrap_or_default();
    // A sequence cut off by the end of the file is reported with all that is left of it.
    Some(if error.error_len().is_none() { malformed.len() } else { strict_length(malformed) })
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

fn at(bytes: &[u8], index: usize) -> u8 {
    bytes.get(index).copied().unwrap_or(0)
}

/// `malformedN` of the stream decoder: how many bytes one malformed sequence spans.
fn strict_length(bytes: &[u8]) -> usize {
    let (first, second, third) = (at(bytes, 0), at(bytes, 1), at(bytes, 2));
    match first {
        0xE0..=0xEF if bytes.len() >= 3 && is_continuation(second) && is_continuation(third) => {
            // Well-formed bits, but overlong (E0 80..9F) or a surrogate.
            if first == 0xE0 { 1 } else { 3 }
        }
        0xE0..=0xEF if is_continuation(second) && !(first == 0xE0 && second & 0xE0 == 0x80) => 2,
        0xF0..=0xF7 => four_byte_length(bytes),
        _ => 1,
    }
}

fn four_byte_length(bytes: &[u8]) -> usize {
    let (first, second, third) = (at(bytes, 0), at(bytes, 1), at(bytes, 2));
    let second_out_of_range = first > 0xF4
        || (first == 0xF0 && !(0x90..=0xBF).contains(&second))
        || (first == 0xF4 && second & 0xF0 != 0x80)
        || !is_continuation(second);
    if second_out_of_range {
        1
    } else if !is_continuation(third) {
        2
    } else {
        3
    }
}

/// How many bytes one U+FFFD stands for; like the strict length, also at the end of the input.
fn replaced_length(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes).err().and_then(|error| error.error_len()) {
        None => bytes.len().max(1),
        Some(_) => strict_length(bytes),
    }
}
