//! Which type a plain scalar has.
//!
//! Source of truth: the patterns of `org.yaml.snakeyaml.resolver.Resolver`; base 60 integers, timestamps and the like are
//! left out because Jackson reads them as strings.

/// A type that Jackson treats in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Implicit {
    Text,
    Null,
    Bool(bool),
    Int,
    Float,
}

/// Longer text is a string, whatever it looks like.
const LONGEST_NUMBER: usize = 1024;

pub(crate) fn resolve(text: &str) -> Implicit {
    match text.bytes().next() {
        None => Implicit::Null,
        Some(b'+' | b'-' | b'.' | b'0'..=b'9') if text.len() <= LONGEST_NUMBER => number(text),
        Some(b' ' | b'~' | b'f' | b'F' | b'n' | b'N' | b'o' | b'O' | b't' | b'T' | b'y' | b'Y') => word(text),
        Some(_) => Implicit::Text,
    }
}

fn word(text: &str) -> Implicit {
    match text {
        "~" | "null" | "Null" | "NULL" | " " => Implicit::Null,
        _ => boolean(text).map_or(Implicit::Text, Implicit::Bool),
    }
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Some(false),
        _ => None,
    }
}

fn number(text: &str) -> Implicit {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if is_int(digits) {
        Implicit::Int
    } else if is_float(digits) || (digits.len() == text.len() && matches!(text, ".nan" | ".NaN" | ".NAN")) {
        Implicit::Float
    } else {
        Implicit::Text
    }
}

fn is_int(digits: &str) -> bool {
    let run = |digits: &str, radix| {
        let digits = digits.trim_start_matches('_');
        !digits.is_empty()
            && digits.chars().all(|c| c == '_' || c.is_digit(radix))
            && !digits.starts_with('_')
    };
    match digits.strip_prefix('0') {
        Some("") => true,
        Some(rest) => match rest.strip_prefix(['b', 'x']) {
            Some(binary) if rest.starts_with('b') => run(binary, 2),
            Some(hex) => run(hex, 16),
            None => run(rest, 8),
        },
        None => run(digits, 10) && !digits.starts_with('_'),
    }
}

fn is_float(digits: &str) -> bool {
    if matches!(digits, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    if digits.contains(':') {
        return is_base_60(digits);
    }
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits, None),
    };
    let exponent_fits = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !exponent.is_empty() && exponent.bytes().all(|b| b.is_ascii_digit())
    });
    exponent_fits && is_mantissa(mantissa, exponent.is_some())
}

fn is_mantissa(mantissa: &str, has_exponent: bool) -> bool {
    let run = |part: &str| part.bytes().all(|b| b == b'_' || b.is_ascii_digit());
    let starts = mantissa.bytes().next().is_some_and(|b| b.is_ascii_digit());
    match mantissa.split_once('.') {
        Some(("", fraction)) => !fraction.is_empty() && run(fraction),
        Some((whole, fraction)) => starts && run(whole) && run(fraction),
        None => has_exponent && starts && run(mantissa),
    }
}

/// `1:30.5`, which Jackson takes for a number and then cannot read.
fn is_base_60(digits: &str) -> bool {
    let Some((whole, fraction)) = digits.split_once('.') else { return false };
    let run = |part: &str| part.bytes().all(|b| b == b'_' || b.is_ascii_digit());
    let sixtieth = |part: &str| match part.as_bytes() {
        [ones] | [b'0'..=b'5', ones] => ones.is_ascii_digit(),
        _ => false,
    };
    let mut parts = whole.split(':');
    let first = parts.next().unwrap_or_default();
    first.starts_with(|c: char| c.is_ascii_digit()) && run(first) && run(fraction) && parts.all(sixtieth)
}
