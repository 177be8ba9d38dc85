//! `log.dirs` to `KAFKA_LOG_DIRS`: which variable sets a property.

use std::fmt;

use super::convert::property_key;
use super::separators::written;
use crate::dialect::{Dialect, Separators};
use crate::model::{EnvName, PropertyKey};

/// Why no variable can set a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreachable {
    /// Letters become small on the way.
    UpperCase,
    /// Two separators in a row melt into one another.
    AdjacentSeparators,
    /// The image has no writing for `_` and `-`.
    Separators,
    /// The only name that would do is one that the image keeps for itself.
    Excluded,
    /// The key holds the prefix itself, which this version removes.
    Prefix,
    /// Characters that no portable variable name may hold.
    Character(char),
}

impl fmt::Display for Unreachable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UpperCase => {
                f.write_str("the image lower-cases every name, and this key has upper-case letters")
            }
            Self::AdjacentSeparators => {
                f.write_str("two of '.', '_' and '-' in a row cannot be told apart in a variable name")
            }
            Self::Separators => {
                f.write_str("the image makes every '_' of a name a '.', so the key's own are out of reach")
            }
            Self::Excluded => f.write_str("the image keeps the variable of that name for itself"),
            Self::Prefix => f.write_str("this version removes 'KAFKA_' also inside the name"),
            Self::Character(c) => write!(f, "a variable name cannot hold {c:?}"),
        }
    }
}

/// The variable that sets a property. In Apache's images: `.` to `_`, `_` to `__`, `-` to `___`, upper-cased, after the
/// prefix.
///
/// # Errors
/// [`Unreachable`] where no variable name maps to the key; a mounted file can still set it.
pub fn env_name(key: &PropertyKey, dialect: &Dialect) -> Result<EnvName, Unreachable> {
    if let Some((name, _)) = dialect.renamed.iter().find(|(_, known)| *known == key.as_str()) {
        return Ok(EnvName::new(*name));
    }
    if dialect.separators == Separators::Kept {
        return Ok(EnvName::new(format!("{}{key}", dialect.prefix)));
    }
    let mended = |key: String, (made, meant): &(&str, &str)| key.replace(meant, made);
    let text = dialect.restored.iter().fold(key.as_str().to_owned(), mended);
    let [dot, underscore, dash] = written(dialect.separators);
    let mut name = dialect.written_prefix();
    for c in text.chars() {
        match c {
            '.' => name.push_str(dot),
            '_' => name.push_str(underscore),
            '-' => name.push_str(dash),
            'a'..='z' | '0'..='9' => name.push(c.to_ascii_uppercase()),
            _ if c.is_uppercase() => return Err(Unreachable::UpperCase),
            _ => return Err(Unreachable::Character(c)),
        }
    }
    let name = EnvName::new(name);
    match property_key(&name, dialect) {
        Some(mapped) if mapped == *key => Ok(name),
        None => Err(Unreachable::Excluded),
        Some(_) if dialect.separators == Separators::Dots => Err(Unreachable::Separators),
        Some(_) if has_adjacent_separators(key.as_str()) => Err(Unreachable::AdjacentSeparators),
        Some(_) => Err(Unreachable::Prefix),
    }
}

fn has_adjacent_separators(key: &str) -> bool {
    let is_separator = |byte: &u8| matches!(byte, b'.' | b'_' | b'-');
    key.as_bytes().windows(2).any(|pair| pair.iter().all(is_separator))
}
