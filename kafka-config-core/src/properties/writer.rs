//! Keys and values into `.properties` text that every loader reads back unchanged.
//!
//! Like `java.util.Properties.store`, but only what must be escaped is: a value keeps its `=`, `:`, `#` and
//! `!`, which mean nothing after the separator.

use std::fmt::Write as _;

/// Writes `key=value` and a line break.
pub fn write_line(out: &mut String, key: &str, value: &str) {
    out.push_str(&escape_key(key));
    out.push('=');
    out.push_str(&escape_value(value));
    out.push('\n');
}

/// A key with blanks, separators, comment signs, backslashes and characters beyond ASCII escaped.
pub fn escape_key(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    for c in key.chars() {
        if matches!(c, ' ' | '=' | ':' | '#' | '!') {
            out.push('\\');
            out.push(c);
        } else {
            push_escaped(&mut out, c);
        }
    }
    out
}

/// A value with leading blanks, backslashes, control characters and characters beyond ASCII escaped.
pub fn escape_value(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for (index, c) in value.chars().enumerate() {
        if c == ' ' && index == 0 {
            // One escaped blank is enough: the loader stops skipping there.
            out.push_str("\\ ");
        } else {
            push_escaped(&mut out, c);
        }
    }
    out
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\t' => out.push_str("\\t"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\u{C}' => out.push_str("\\f"),
        ' '..='~' => out.push(c),
        _ => {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing into a String cannot fail.
                let _ = write!(out, "\\u{unit:04X}");
            }
        }
    }
}
