//! Values as `ConfigDef.parseType` and `ConfigDef.parseValue` read them.

use super::definition::Type;
use crate::jvm::trim;

/// A value of the type that its definition asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Unset.
    Null,
    /// A `BOOLEAN`.
    Boolean(bool),
    /// An `INT`, `SHORT` or `LONG`.
    Whole(i64),
    /// A `DOUBLE`.
    Real(f64),
    /// A `STRING`, `PASSWORD` or `CLASS`, trimmed.
    Text(&'a str),
    /// The items of a `LIST`.
    List(Vec<&'a str>),
}

/// Reads a value.
///
/// # Errors
///
/// The type, where the text is not of it. A `CLASS` is any text that may name one; see [`is_class_name`].
pub(super) fn parse(kind: Type, text: &str) -> Result<Value<'_>, Type> {
    let text = trim(text);
    let value = match kind {
        Type::Boolean => boolean(text).map(Value::Boolean),
        Type::String | Type::Password => Some(Value::Text(text)),
        Type::Int => whole(text, i64::from(i32::MIN), i64::from(i32::MAX)).map(Value::Whole),
        Type::Short => whole(text, i64::from(i16::MIN), i64::from(i16::MAX)).map(Value::Whole),
        Type::Long => whole(text, i64::MIN, i64::MAX).map(Value::Whole),
        Type::Double => double(text).map(Value::Real),
        Type::List => Some(Value::List(list(text))),
        Type::Class => is_class_name(text).then_some(Value::Text(text)),
    };
    value.ok_or(kind)
}

/// `String.equalsIgnoreCase` with the two words.
fn boolean(text: &str) -> Option<bool> {
    // U+017F is the one other character whose capital is one of these letters' (S).
    let is = |word: &str| {
        text.chars().count() == word.len()
            && text
                .chars()
                .zip(word.chars())
                .all(|(c, w)| c.to_ascii_lowercase() == w || (c, w) == ('ſ', 's'))
    };
    if is("true") { Some(true) } else { is("false").then_some(false) }
}

/// `Integer.parseInt` and its siblings: a sign, then decimal digits of any script of the basic plane.
fn whole(text: &str, least: i64, greatest: i64) -> Option<i64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    if digits.is_empty() {
        return None;
    }
    // Below zero, as there is one number more.
    let mut value: i64 = 0;
    for c in digits.chars() {
        value = value.checked_mul(10)?.checked_sub(i64::from(digit(c)?))?;
    }
    let value = if negative { value } else { value.checked_neg()? };
    (least..=greatest).contains(&value).then_some(value)
}

/// `Integer.parseInt` of a text that is not trimmed.
pub fn int(text: &str) -> Option<i64> {
    whole(text, i64::from(i32::MIN), i64::from(i32::MAX))
}

/// `Character.digit` of one UTF-16 unit: the general category Nd below U+10000.
fn digit(c: char) -> Option<u32> {
    const ZEROS: [u32; 37] = [
        0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
        0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
        0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
        0xFF10,
    ];
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = u32::from(c);
    ZEROS.iter().map(|zero| code.wrapping_sub(*zero)).find(|digit| *digit < 10)
}

/// `Double.parseDouble` of a trimmed text.
fn double(text: &str) -> Option<f64> {
    let (sign, size) = match text.as_bytes().first()? {
        b'-' => (-1.0, text.get(1..)?),
        b'+' => (1.0, text.get(1..)?),
        _ => (1.0, text),
    };
    let value = match size {
        "NaN" => f64::NAN,
        "Infinity" => f64::INFINITY,
        _ => {
            let number = size.strip_suffix(['f', 'F', 'd', 'D']).unwrap_or(size);
            match size.get(..2) {
                // The letter f is a digit here: a suffix can only follow the exponent.
                Some("0x" | "0X") => hexadecimal(size.get(2..)?)?,
                _ => decimal(number)?,
            }
        }
    };
    Some(sign * value)
}

fn decimal(text: &str) -> Option<f64> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (text.get(..at)?, Some(text.get(at + 1..)?)),
        None => (text, None),
    };
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = (!before.is_empty() || !after.is_empty()) && digits(before) && digits(after);
    (is_number && exponent.is_none_or(is_exponent)).then(|| text.parse().ok())?
}

fn is_exponent(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What follows `0x`: digits with a point, and an exponent of two that may not be missing.
fn hexadecimal(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once(['p', 'P'])?;
    let exponent = exponent.strip_suffix(['f', 'F', 'd', 'D']).unwrap_or(exponent);
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if (before.is_empty() && after.is_empty()) || !is_exponent(exponent) {
        return None;
    }
    let mut value = 0.0_f64;
    for c in before.chars().chain(after.chars()) {
        value = value.mul_add(16.0, f64::from(c.to_digit(16)?));
    }
    let shift = i32::try_from(after.len()).unwrap_or(i32::MAX).saturating_mul(4);
    // An exponent beyond 32 bits is as good as the greatest.
    let saturated = if exponent.starts_with('-') { i32::MIN } else { i32::MAX };
    let exponent = exponent.parse::<i32>().unwrap_or(saturated).saturating_sub(shift);
    // A zero stays one under any exponent.
    Some(if value == 0.0 { value } else { value * 2.0_f64.powi(exponent) })
}

/// White space as the `\s` of `java.util.regex` understands it.
pub fn is_regex_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\x0B' | '\x0C' | '\r')
}

/// The items of a `LIST`: split on `\s*,\s*`, empty ones kept.
pub fn list(text: &str) -> Vec<&str> {
    let text = trim(text);
    if text.is_empty() {
        return Vec::new();
    }
    text.split(',').map(|item| item.trim_matches(is_regex_blank)).collect()
}

/// Whether the text can be the name of a class: parts of Java identifiers between dots, or the name of an array.
///
/// The class loader would look for stranger names, too, but no compiler makes such classes.
pub fn is_class_name(text: &str) -> bool {
    const WORDS: [&str; 3] = ["true", "false", "null"];
    let is_start = |c: char| c.is_alphabetic() || c == '_' || c == '$';
    let is_part = |part: &str| {
        part.starts_with(is_start)
            && part.chars().all(|c| is_start(c) || c.is_numeric())
            && !WORDS.contains(&part)
    };
    text.starts_with('[') || text.split('.').all(is_part)
}
