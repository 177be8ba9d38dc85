//! `!!binary` content.
//!
//! Source of truth: `com.fasterxml.jackson.core.Base64Variant`, read and written to YAML as `MIME`.

use crate::yaml::utf16;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const UNITS_PER_LINE: usize = 76 / 4;

fn bits(c: char) -> Option<u32> {
    let place = ALPHABET.iter().position(|letter| char::from(*letter) == c)?;
    u32::try_from(place).ok()
}

/// Blanks may stand only between groups of four, and padding is required.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let mut chars = text.chars();
    while let Some(first) = chars.find(|c| *c > ' ') {
        let mut group = Vec::from([sextet(first, 1)?]);
        let second = chars.next().ok_or_else(missing_padding)?;
        group.push(sextet(second, 2)?);
        let third = chars.next().ok_or_else(missing_padding)?;
        if third == '=' {
            match chars.next().ok_or_else(missing_padding)? {
                '=' => {}
                other => return Err(format!("{}: expected padding character '='", illegal(other, 4))),
            }
        } else {
            group.push(sextet(third, 3)?);
            match chars.next().ok_or_else(missing_padding)? {
                '=' => {}
                fourth => group.push(sextet(fourth, 4)?),
            }
        }
        push_group(&mut out, &group);
    }
    Ok(out)
}

fn push_group(out: &mut Vec<u8>, group: &[u32]) {
    let value = group.iter().fold(0, |value, bits| value << 6 | bits) << (6 * (4 - group.len()));
    out.extend(value.to_be_bytes().into_iter().skip(1).take(group.len() - 1));
}

fn sextet(c: char, place: usize) -> Result<u32, String> {
    bits(c).ok_or_else(|| illegal(c, place))
}

fn missing_padding() -> String {
    "Unexpected end of base64-encoded String: base64 variant 'MIME' expects padding (one or more '=' characters) at the end. This Base64Variant might have been incorrectly configured".to_owned()
}

fn illegal(c: char, place: usize) -> String {
    let code = utf16(c.encode_utf8(&mut [0; 4])).next().unwrap_or_default();
    if c <= ' ' {
        return format!(
            "Illegal white space character (code 0x{code:x}) as character #{place} of 4-char base64 unit: can only used between units"
        );
    }
    if c == '=' {
        return format!(
            "Unexpected padding character ('=') as character #{place} of 4-char base64 unit: padding only legal as 3rd or 4th character"
        );
    }
    if c.is_control() {
        return format!("Illegal character (code 0x{code:x}) in base64 content");
    }
    // Half of a pair cannot be printed.
    let shown = if c.len_utf16() == 2 { '?' } else { c };
    format!("Illegal character '{shown}' (code 0x{code:x}) in base64 content")
}

/// In lines of 76 characters for YAML; in one piece where a string is due.
pub(super) fn encode(data: &[u8], in_lines: bool) -> String {
    let mut out = String::new();
    for (place, group) in data.chunks(3).enumerate() {
        if in_lines && place > 0 && place % UNITS_PER_LINE == 0 {
            out.push('\n');
        }
        let value =
            group.iter().fold(0_u32, |value, byte| value << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let letter = usize::try_from(value >> (18 - 6 * place) & 63).ok().and_then(|at| ALPHABET.get(at));
            out.push(match letter {
                Some(letter) if place <= group.len() => char::from(*letter),
                _ => '=',
            });
        }
    }
    if in_lines && data.len().is_multiple_of(57) && !data.is_empty() {
        out.push('\n');
    }
    out
}
