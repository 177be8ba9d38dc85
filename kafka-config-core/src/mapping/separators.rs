//! What runs of `_` in the name of a variable become in the key of a property, and back.

use crate::dialect::Separators;
use crate::jvm;

/// The key that the rest of a name gives.
pub(super) fn key_of(rest: &str, separators: Separators) -> String {
    let convert = match separators {
        Separators::Thirds => thirds,
        Separators::Confluent => confluent,
        Separators::Dots => dots,
        Separators::Kept => return rest.to_owned(),
    };
    if !rest.is_ascii() {
        return convert(&jvm::lower_case(rest));
    }
    let mut key = convert(rest);
    key.make_ascii_lowercase();
    key
}

/// What `.`, `_` and `-` are written as in a name; `Dots` has nothing for the last two.
pub(super) fn written(separators: Separators) -> [&'static str; 3] {
    match separators {
        Separators::Thirds | Separators::Confluent => ["_", "__", "___"],
        Separators::Dots => ["_"; 3],
        Separators::Kept => [".", "_", "-"],
    }
}

/// The three replacements in one pass: a run of separators is cut into threes from the left, and what is
/// left of it is `.` for one and `_` for two.
fn thirds(name: &str) -> String {
    let is_run = |pair: &[u8]| pair.iter().all(|byte| matches!(byte, b'_' | b'.'));
    if !name.as_bytes().windows(2).any(is_run) {
        return dots(name);
    }
    let mut key = String::with_capacity(name.len());
    let (mut rest, mut run) = (name, 0);
    while let Some(at) = memchr::memchr2(b'_', b'.', rest.as_bytes()) {
        let (part, after) = rest.split_at(at);
        if !part.is_empty() {
            key += rest_of(run);
            key += part;
            run = 0;
        }
        run += 1;
        if run == 3 {
            key.push('-');
            run = 0;
        }
        // A separator is one byte.
        rest = after.get(1..).unwrap_or_default();
    }
    key += rest_of(run);
    key + rest
}

fn rest_of(run: usize) -> &'static str {
    match run {
        1 => ".",
        2 => "_",
        _ => "",
    }
}

fn dots(name: &str) -> String {
    let dot = |byte| if byte == b'_' { b'.' } else { byte };
    // One byte of ASCII for another: this is text as before.
    String::from_utf8(name.bytes().map(dot).collect()).unwrap_or_default()
}

fn confluent(name: &str) -> String {
    let (mut key, mut rest) = (String::new(), name);
    while let Some(start) = rest.find('_') {
        let (before, run_on) = rest.split_at(start);
        let after = run_on.trim_start_matches('_');
        let length = run_on.len() - after.len();
        key.push_str(before);
        let is_edge = key.is_empty() || after.is_empty();
        key.push_str(&"-".repeat(length / 3));
        key.push_str(match (length % 3, length) {
            (0, _) => "",
            (1, 1) if !is_edge => ".",
            _ => "_",
        });
        rest = after;
    }
    key + rest
}
