//! Plain base64 as `java.util.Base64.getDecoder` reads it.

/// Why a text is no base64: nothing but that it is none is told, for it may be a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotBase64;

/// The bytes of a text. Padding may be missing as a whole; bits left over are lost.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, NotBase64> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let is_padded = match (digits.len() % 4, padding) {
        (1, _) => return Err(NotBase64),
        (_, 0) => true,
        (left, padding) => left != 0 && left + padding == 4,
    };
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for group in digits.as_bytes().chunks(4) {
        let bits =
            group.iter().try_fold(0u32, |bits, byte| Some(bits << 6 | digit(*byte)?)).ok_or(NotBase64)?;
        let missing = 4 - group.len();
        let [_, octets @ ..] = (bits << (6 * missing)).to_be_bytes();
        bytes.extend(octets.into_iter().take(3 - missing));
    }
    if is_padded { Ok(bytes) } else { Err(NotBase64) }
}

fn digit(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}
