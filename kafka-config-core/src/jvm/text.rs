//! `java.lang.String`: hash, trim, split and lower-casing.

/// `String.hashCode`: the 31-polynomial over UTF-16 units, wrapping at 32 bits.
pub fn string_hash(text: &str) -> i32 {
    let step = |hash: i32, unit: u16| hash.wrapping_mul(31).wrapping_add(i32::from(unit));
    if text.is_ascii() {
        return text.bytes().fold(0, |hash, byte| step(hash, u16::from(byte)));
    }
    text.encode_utf16().fold(0, step)
}

/// Whether `String.trim` removes this character: everything up to and including U+0020.
pub fn is_java_blank(c: char) -> bool {
    c <= ' '
}

/// `String.trim`: unlike `str::trim` it keeps NBSP and U+FEFF and removes every control character.
pub fn trim(text: &str) -> &str {
    // Nearly every text has nothing to lose.
    match text.as_bytes() {
        [first, .., last] if *first > b' ' && *last > b' ' => text,
        _ => text.trim_matches(is_java_blank),
    }
}

/// Whether `trim` leaves nothing.
pub fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte <= b' ')
}

/// `String.split` on one literal character: trailing empty pieces are dropped, others kept.
///
/// Text without the separator is one piece, the empty text included.
pub fn split(text: &str, separator: char) -> Vec<&str> {
    if !text.contains(separator) {
        return vec![text];
    }
    let mut pieces: Vec<&str> = text.split(separator).collect();
    while pieces.last().is_some_and(|piece| piece.is_empty()) {
        pieces.pop();
    }
    pieces
}

/// `String.toLowerCase` of a JVM whose locale is not Turkic, Azeri or Lithuanian.
///
/// The image sets `en_US.UTF-8`; with `tr_TR` the real wrapper would write `node.ıd`.
pub fn lower_case(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.to_lowercase() }
}
