//! Values that mean something to people and not to Kafka: comments behind them, units, separators of digits.

use crate::jvm::trim;
use crate::schema::{Definition, Type, accept};

/// The value that surely was meant: without a comment behind it, or without underscores between digits.
pub(super) fn meant(definition: &Definition, value: &str) -> Option<String> {
    let before = without_comment(value);
    let plain =
        before.map_or_else(|| without_underscores(definition, value), |before| Some(before.to_owned()))?;
    accept(definition, &plain).is_ok().then_some(plain)
}

/// Why such a value is refused, and what it comes to.
pub(super) fn explain(definition: &Definition, value: &str) -> Option<String> {
    let value = trim(value);
    if without_comment(value).is_some() {
        return Some("a comment needs a line of its own: here it is part of the value".to_owned());
    }
    if let Some(number) = in_base_unit(definition, value) {
        return Some(format!("Kafka knows no units: write {number}"));
    }
    let plain = without_underscores(definition, value).filter(|plain| accept(definition, plain).is_ok())?;
    Some(format!("write {plain}: numbers have digits only"))
}

/// What stands in front of a blank and `#`.
pub(super) fn without_comment(value: &str) -> Option<&str> {
    let blank = value
        .match_indices('#')
        .find(|(place, _)| value.get(..*place).is_some_and(|before| before.ends_with([' ', '\t'])));
    let before = trim(value.get(..blank?.0)?);
    (!before.is_empty()).then_some(before)
}

fn without_underscores(definition: &Definition, value: &str) -> Option<String> {
    let is_number = matches!(definition.kind, Type::Int | Type::Short | Type::Long);
    (is_number && value.contains('_')).then(|| value.replace('_', ""))
}

/// `7d` of a key in milliseconds, `1GB` of one in bytes.
fn in_base_unit(definition: &Definition, value: &str) -> Option<String> {
    let split = value.find(|c: char| !c.is_ascii_digit())?;
    let (digits, unit) = value.split_at_checked(split)?;
    let number: i64 = digits.parse().ok()?;
    let unit = trim(unit).to_ascii_lowercase();
    let factor = match definition.name.rsplit('.').next()? {
        "ms" => milliseconds(&unit)?,
        "seconds" | "secs" => milliseconds(&unit)? / 1000,
        "minutes" => milliseconds(&unit)? / 60_000,
        "hours" => milliseconds(&unit)? / 3_600_000,
        "bytes" | "size" => bytes(&unit)?,
        _ => return None,
    };
    let number = number.checked_mul(factor).filter(|_| factor > 0)?.to_string();
    accept(definition, &number).is_ok().then_some(number)
}

fn milliseconds(unit: &str) -> Option<i64> {
    Some(match unit {
        "ms" => 1,
        "s" | "sec" | "secs" | "second" | "seconds" => 1000,
        "m" | "min" | "mins" | "minute" | "minutes" => 60_000,
        "h" | "hour" | "hours" => 3_600_000,
        "d" | "day" | "days" => 86_400_000,
        "w" | "week" | "weeks" => 604_800_000,
        _ => return None,
    })
}

fn bytes(unit: &str) -> Option<i64> {
    Some(match unit {
        "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1 << 30,
        "t" | "tb" | "tib" => 1 << 40,
        _ => return None,
    })
}
