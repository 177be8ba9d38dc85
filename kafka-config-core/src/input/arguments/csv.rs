//! One line of values between commas, as Go's `encoding/csv` reads it.

/// The values; `None` where a quote stands inside of an unquoted value, or after a quoted one something else than a comma.
pub(super) fn values(line: &str) -> Option<Vec<String>> {
    let (mut values, mut rest) = (Vec::new(), line);
    loop {
        let (value, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_value(quoted)?,
            None => plain_value(rest)?,
        };
        values.push(value);
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None => return after.is_empty().then_some(values),
        }
    }
}

fn plain_value(text: &str) -> Option<(String, &str)> {
    let (value, after) = text.split_at_checked(text.find(',').unwrap_or(text.len()))?;
    (!value.contains('"')).then(|| (value.to_owned(), after))
}

/// What stands up to the closing quote, of which two are one that belongs to the value.
fn quoted_value(text: &str) -> Option<(String, &str)> {
    let (mut value, mut rest) = (String::new(), text);
    loop {
        let (part, after) = rest.split_once('"')?;
        value.push_str(part);
        match after.strip_prefix('"') {
            Some(next) => {
                value.push('"');
                rest = next;
            }
            None => return Some((value, after)),
        }
    }
}
