//! Dates, which go-yaml recognises and Go prints in its own way.
//!
//! Source: go-yaml, `internal/libyaml/resolver.go`, `parseTimestamp`; Go, `time.Time.String`.

/// What follows at the head of a text: at most so many digits.
fn digits(text: &str, most: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(length)?;
    Some((number.parse().ok()?, rest))
}

fn number_after(text: &str, sign: char, most: usize) -> Option<(u32, &str)> {
    digits(text.strip_prefix(sign)?, most)
}

/// The date as Go prints it, if it is one.
pub(super) fn timestamp(text: &str) -> Option<String> {
    let (year, rest) = digits(text, 4).filter(|(_, rest)| text.len() - rest.len() == 4)?;
    let (month, rest) = number_after(rest, '-', 2)?;
    let (day, rest) = number_after(rest, '-', 2)?;
    if !(1..=12).contains(&month) || !(1..=days(year, month)).contains(&day) {
        return None;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if rest.is_empty() {
        return Some(format!("{date} 00:00:00 +0000 UTC"));
    }
    let zoned = rest.starts_with(['T', 't']);
    let (hour, rest) = digits(rest.strip_prefix(['T', 't', ' '])?, 2)?;
    let (minute, rest) = number_after(rest, ':', 2)?;
    let (second, rest) = number_after(rest, ':', 2)?;
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (fraction, rest) = fraction(rest)?;
    let zone = if zoned { zone(rest)? } else { rest.is_empty().then(|| "+0000 UTC".to_owned())? };
    Some(format!("{date} {hour:02}:{minute:02}:{second:02}{fraction} {zone}"))
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Nanoseconds without zeros at the end; further digits are cut.
fn fraction(text: &str) -> Option<(String, &str)> {
    let Some(rest) = text.strip_prefix('.') else { return Some((String::new(), text)) };
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = rest.split_at_checked(length).filter(|_| length > 0)?;
    let kept = digits.get(..length.min(9)).unwrap_or_default().trim_end_matches('0');
    Some((if kept.is_empty() { String::new() } else { format!(".{kept}") }, rest))
}

fn zone(text: &str) -> Option<String> {
    if text == "Z" {
        return Some("+0000 UTC".to_owned());
    }
    let sign = text.chars().next().filter(|sign| matches!(sign, '+' | '-'))?;
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !two(hours) || !two(minutes) || hours > "24" || minutes > "59" {
        return None;
    }
    if hours == "00" && minutes == "00" {
        return Some("+0000 UTC".to_owned());
    }
    Some(format!("{sign}{hours}{minutes} {sign}{hours}{minutes}"))
}
