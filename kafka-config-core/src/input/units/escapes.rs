//! C escapes in unit files.
//!
//! Source: podman, `pkg/systemd/parser/split.go`, `cUnescapeOne`.

/// The character that an escape stands for, and the length of the escape without its backslash.
pub(super) fn unescape(after: &str) -> Option<(char, usize)> {
    let sign = after.chars().next()?;
    let simple = |c| Some((c, 1));
    match sign {
        'a' => simple('\u{7}'),
        'b' => simple('\u{8}'),
        'f' => simple('\u{c}'),
        'n' => simple('\n'),
        'r' => simple('\r'),
        't' => simple('\t'),
        'v' => simple('\u{b}'),
        's' => simple(' '),
        '\\' | '"' | '\'' => simple(sign),
        'x' => number(after, 1, 2, 16),
        'u' => number(after, 1, 4, 16),
        'U' => number(after, 1, 8, 16),
        '0'..='7' => number(after, 0, 3, 8).filter(|&(c, _)| c <= '\u{ff}'),
        _ => None,
    }
}

/// A number of exactly so many digits; 0 is none. What is no character becomes U+FFFD, as Go writes it.
fn number(text: &str, start: usize, digits: usize, radix: u32) -> Option<(char, usize)> {
    let written = text.get(start..start + digits)?;
    if !written.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    let code = u32::from_str_radix(written, radix).ok().filter(|&code| code != 0 && code <= 0x10_FFFF)?;
    Some((char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), start + digits))
}
