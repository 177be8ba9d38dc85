//! What sets a property in the other image families.

use crate::dialect::{Means, NAMINGS, Naming, Runs, VariableNames};
use crate::model::PropertyKey;

/// How one family sets a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equivalent {
    /// What users call the family.
    pub family: &'static str,
    /// What they write, up to the value; or why nothing they write sets the property.
    pub name: Result<String, &'static str>,
}

/// How each of the other families sets a property.
///
/// ```
/// use kafka_config_core::mapping::equivalents;
/// use kafka_config_core::model::PropertyKey;
///
/// let bitnami = &equivalents(&PropertyKey::new("log.dirs"))[1];
/// assert_eq!(bitnami.name, Ok("KAFKA_CFG_LOG_DIRS".to_owned()));
/// ```
pub fn equivalents(key: &PropertyKey) -> Vec<Equivalent> {
    let one = |naming: &Naming| Equivalent { family: naming.family, name: name(naming, key.as_str()) };
    NAMINGS.iter().map(one).collect()
}

fn name(naming: &Naming, key: &str) -> Result<String, &'static str> {
    match &naming.means {
        Means::Variable(names) => variable(names, key),
        Means::Text { separator, dropped, kept } => {
            let lower = key.to_lowercase();
            let is_dropped = !kept.contains(&key) && dropped.iter().any(|prefix| lower.starts_with(prefix));
            if is_dropped { Err("the operator sets it itself") } else { Ok(format!("{key}{separator}…")) }
        }
    }
}

fn variable(names: &VariableNames, key: &str) -> Result<String, &'static str> {
    if let Some((_, name)) = names.capitals.iter().find(|(known, _)| *known == key) {
        return Ok((*name).to_owned());
    }
    if key.contains(char::is_uppercase) {
        return Err("names are lower-cased");
    }
    let is_plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '.' | '_' | '-');
    if !key.chars().all(is_plain) {
        return Err("a variable name cannot hold its characters");
    }
    let name = name_of(names, key);
    if names.excluded.contains(&format!("{}{name}", names.prefix).as_str()) {
        return Err("the image keeps the variable of that name for itself");
    }
    // Only a name that leads back to the key is one that sets it.
    if key_of(names, &name) == key {
        Ok(format!("{}{name}", names.prefix))
    } else {
        Err("its separators cannot be written in a variable name")
    }
}

fn name_of(names: &VariableNames, key: &str) -> String {
    let dotted = names.restored.iter().fold(key.to_owned(), |key, (dotted, real)| key.replace(real, dotted));
    let separators = match names.runs {
        Runs::Confluent => ["_", "__", "___"],
        Runs::Dots => ["_"; 3],
    };
    let [dot, underscore, dash] = separators;
    let name = dotted.replace('_', "\u{0}").replace('.', dot).replace('\u{0}', underscore).replace('-', dash);
    name.to_ascii_uppercase()
}

fn key_of(names: &VariableNames, name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let key = match names.runs {
        Runs::Dots => lower.replace('_', "."),
        Runs::Confluent => confluent(&lower),
    };
    names.restored.iter().fold(key, |key, (dotted, real)| key.replace(dotted, real))
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
