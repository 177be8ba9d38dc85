//! `KAFKA_LOG_DIRS` to `log.dirs`: `KafkaDockerWrapper.getServerConfigsFromEnv`, and what stands for it in other images.

use super::separators::key_of;
use crate::dialect::{Dialect, PrefixRule};
use crate::model::{EnvName, PropertyKey};

/// The key that a variable sets, or `None` where the image ignores the variable.
///
/// The prefix goes, letters become small, and runs of `_` become what the image's rule makes of them: in Apache's
/// images three replacements run over the whole name one after the other, `_` to `.`, `...` to `-`, `..` to `_`, and
/// dots that stand in the name itself take part.
pub fn property_key(name: &EnvName, dialect: &Dialect) -> Option<PropertyKey> {
    let name = name.as_str();
    if let Some((_, key)) = dialect.renamed.iter().find(|(known, _)| *known == name) {
        return Some(PropertyKey::new(*key));
    }
    if !dialect.maps(name) {
        return further(name, dialect);
    }
    let rest = name.strip_prefix(dialect.prefix)?;
    let key = match dialect.prefix_rule {
        PrefixRule::Everywhere if dialect.repeats_prefix(rest) => {
            key_of(&rest.replace(dialect.prefix, ""), dialect.separators)
        }
        PrefixRule::Everywhere | PrefixRule::Front => key_of(rest, dialect.separators),
        PrefixRule::FrontAndNext => {
            let mut rest = rest.chars();
            rest.next()?;
            key_of(rest.as_str(), dialect.separators)
        }
    };
    Some(PropertyKey::new(restored(key, dialect)))
}

/// Names with another beginning.
fn further(name: &str, dialect: &Dialect) -> Option<PropertyKey> {
    dialect.also.iter().find_map(|(prefix, instead)| {
        let rest = name.strip_prefix(prefix)?;
        Some(PropertyKey::new(format!("{instead}{}", key_of(rest, dialect.separators))))
    })
}

fn restored(key: String, dialect: &Dialect) -> String {
    dialect.restored.iter().fold(key, |key, (made, meant)| key.replace(made, meant))
}
