//! `KAFKA_LOG_DIRS` to `log.dirs`: `KafkaDockerWrapper.getServerConfigsFromEnv`.

use crate::dialect::{Dialect, PrefixRule};
use crate::jvm;
use crate::model::{EnvName, PropertyKey};

/// The key that a variable sets, or `None` where the image ignores the variable.
///
/// The prefix goes, letters become small, then three replacements run over the whole name one after the
/// other: `_` to `.`, `...` to `-`, `..` to `_`. Dots that stand in the name itself take part.
pub fn property_key(name: &EnvName, dialect: &Dialect) -> Option<PropertyKey> {
    let name = name.as_str();
    if !dialect.maps(name) {
        return None;
    }
    let rest = name.strip_prefix(dialect.prefix)?;
    if dialect.prefix_rule == PrefixRule::Everywhere && rest.contains(dialect.prefix) {
        return Some(key_of(&rest.replace(dialect.prefix, "")));
    }
    Some(key_of(rest))
}

fn key_of(rest: &str) -> PropertyKey {
    if !rest.is_ascii() {
        return PropertyKey::new(replace_separators(&jvm::lower_case(rest)));
    }
    let mut key = replace_separators(rest);
    key.make_ascii_lowercase();
    PropertyKey::new(key)
}

/// The three replacements in one pass: a run of separators is cut into threes from the left, and what is
/// left of it is `.` for one and `_` for two.
fn replace_separators(name: &str) -> String {
    let mut key = Vec::with_capacity(name.len());
    let mut run = 0;
    for byte in name.bytes() {
        if matches!(byte, b'_' | b'.') {
            run += 1;
            if run == 3 {
                key.push(b'-');
                run = 0;
            }
        } else {
            push_rest(&mut key, run);
            run = 0;
            key.push(byte);
        }
    }
    push_rest(&mut key, run);
    // Only whole characters were replaced, so this is text.
    String::from_utf8(key).unwrap_or_default()
}

fn push_rest(key: &mut Vec<u8>, run: usize) {
    match run {
        1 => key.push(b'.'),
        2 => key.push(b'_'),
        _ => {}
    }
}
