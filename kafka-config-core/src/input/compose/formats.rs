//! Texts with a form: durations, sizes, command lines.

/// `str2duration.ParseDuration`.
pub(super) fn is_duration(text: &str) -> bool {
    let mut rest = text.strip_prefix(['+', '-']).unwrap_or(text);
    if rest == "0" {
        return true;
    }
    if rest.is_empty() {
        return false;
    }
    while !rest.is_empty() {
        let number = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (digits, after) = rest.split_at_checked(number).unwrap_or((rest, ""));
        let dots = digits.bytes().filter(|byte| *byte == b'.').count();
        if dots > 1 || digits.len() == dots {
            return false;
        }
        let unit = after.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(after.len());
        let (unit, after) = after.split_at_checked(unit).unwrap_or((after, ""));
        let known = ["ns", "us", "µs", "μs", "ms", "s", "m", "h", "d", "w"];
        if !known.contains(&unit) {
            return false;
        }
        rest = after;
    }
    true
}

/// `units.RAMInBytes`, or an integer.
pub(super) fn is_bytes(text: &str) -> bool {
    if text.parse::<i64>().is_ok() {
        return true;
    }
    let Some(last) = text.rfind(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ')) else { return false };
    let (number, suffix) = text.split_at_checked(last + 1).unwrap_or((text, ""));
    let number = number.strip_suffix(' ').unwrap_or(number);
    let plain = number.parse::<f64>().is_ok_and(|size| size >= 0.0);
    let suffix = suffix.to_ascii_lowercase();
    plain
        && match suffix.as_bytes() {
            [] | [b'b'] => true,
            [b'k' | b'm' | b'g' | b't' | b'p', rest @ ..] => matches!(rest, [] | [b'b'] | [b'i', b'b']),
            _ => false,
        }
}

/// Whether go-shellwords splits this text.
pub(super) fn is_command(text: &str) -> bool {
    let (mut escaped, mut single, mut double, mut back, mut dollar) = (false, false, false, false, false);
    let mut before = ' ';
    for c in text.chars() {
        if escaped {
            escaped = false;
            before = c;
            continue;
        }
        match c {
            '\\' if !single => escaped = true,
            '`' if !single && !double && !dollar => back = !back,
            ')' if !single && !double && !back => dollar = false,
            '(' if !single && !double && !back => {
                if dollar || before != '$' {
                    return false;
                }
                dollar = true;
            }
            '"' if !single && !dollar => double = !double,
            '\'' if !double && !dollar => single = !single,
            ';' | '&' | '|' | '<' | '>' if !(single || double || back || dollar) => return true,
            _ => {}
        }
        before = c;
    }
    !(escaped || single || double || back || dollar)
}
