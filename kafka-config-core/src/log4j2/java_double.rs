//! Floating point numbers as Java reads and prints them.
//!
//! Source of truth: `Double.parseDouble`, and `Double.toString` of JDK 19 and later, which is what the images run.

use crate::jvm::trim;

/// `Double.parseDouble`, after the underscores that YAML allows are gone; `None` where Java refuses.
pub(super) fn parse(text: &str) -> Option<f64> {
    let cleansed = if text.contains('_') {
        text.strip_prefix('+').unwrap_or(text).replace('_', "")
    } else {
        text.to_owned()
    };
    let number = trim(&cleansed);
    let (sign, magnitude) = match number.strip_prefix('-') {
        Some(magnitude) => (-1.0, magnitude),
        None => (1.0, number.strip_prefix('+').unwrap_or(number)),
    };
    match magnitude {
        "NaN" => return Some(f64::NAN),
        "Infinity" => return Some(sign * f64::INFINITY),
        _ => {}
    }
    let digits = magnitude.strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(magnitude);
    let legal = digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
    if !legal || digits.starts_with(['+', '-']) {
        return None;
    }
    digits.parse::<f64>().ok().map(|value| sign * value)
}

/// `Double.toString`: plain notation from 0.001 to 10 million, at least one digit after the point.
pub(super) fn print(value: f64) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let value = value.abs();
    if value.is_infinite() {
        return format!("{sign}Infinity");
    }
    if value == 0.0 {
        return format!("{sign}0.0");
    }
    let (digits, exponent) = shortest(value);
    let (whole, fraction) = match exponent {
        0..=6 => {
            let length = usize::try_from(exponent + 1).unwrap_or_default();
            let padded = format!("{digits:0<length$}");
            let (whole, fraction) = padded.split_at_checked(length).unwrap_or((&padded, ""));
            (whole.to_owned(), fraction.to_owned())
        }
        -3..=-1 => {
            let zeros = usize::try_from(-exponent - 1).unwrap_or_default();
            ("0".to_owned(), format!("{}{digits}", "0".repeat(zeros)))
        }
        _ => {
            let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
            let rest = if rest.is_empty() { "0" } else { rest };
            return format!("{sign}{first}.{rest}E{exponent}");
        }
    };
    let fraction = if fraction.is_empty() { "0" } else { &fraction };
    format!("{sign}{whole}.{fraction}")
}

/// The shortest digits that give the value back. Java prints two digits anyway, so it prefers the closest two.
fn shortest(value: f64) -> (String, i32) {
    let mut scientific = format!("{value:e}");
    if !scientific.contains('.') {
        let two = format!("{value:.1e}");
        if two.parse() == Ok(value) {
            scientific = two;
        }
    }
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits = mantissa.replace('.', "");
    let trimmed = digits.trim_end_matches('0');
    let digits = if trimmed.is_empty() { "0" } else { trimmed };
    (digits.to_owned(), exponent.parse().unwrap_or_default())
}
