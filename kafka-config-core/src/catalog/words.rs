//! Definitions in words.

use crate::model::KafkaVersion;
use crate::schema::{
    self, Availability, Component, DefaultValue, Definition, ListFlags, Type, UpdateMode, Validator, history,
};

/// The default as a file would hold it.
pub fn default(default: DefaultValue) -> &'static str {
    match default {
        DefaultValue::Required => "(required)",
        DefaultValue::Null => "null",
        DefaultValue::Text("") => "\"\"",
        DefaultValue::Text(text) => text,
    }
}

/// Which values pass.
pub fn values(definition: &Definition) -> String {
    match &definition.validator {
        Validator::None => unchecked(definition.kind).to_owned(),
        Validator::Range { min, max } => range(*min, *max),
        Validator::OneOf { values, ignore_case } => one_of(values, *ignore_case),
        Validator::Items { values, flags } => items(values, *flags),
        Validator::NonEmpty => "any but the empty text".to_owned(),
        Validator::NonEmptyWithoutControl => "any but the empty text, without control characters".to_owned(),
        Validator::NonNull => "any".to_owned(),
        Validator::AtMost(count) => format!("a list of at most {count}"),
        Validator::MinusOneOr { max } => format!("-1, or {}", range(Some("1"), *max)),
        Validator::MetadataVersion { production, .. } => format!("a metadata version, up to {production}"),
        Validator::QuorumVoters => "a list of ID@HOST:PORT".to_owned(),
        Validator::QuorumBootstrapServers => "a list of HOST:PORT".to_owned(),
        Validator::Other(description) => (*description).to_owned(),
    }
}

fn unchecked(kind: Type) -> &'static str {
    match kind {
        Type::Boolean => "true or false",
        Type::String | Type::Password => "any",
        Type::Int | Type::Short | Type::Long | Type::Double => "any number of the type",
        Type::List => "a list",
        Type::Class => "a class on the class path",
    }
}

fn range(min: Option<&str>, max: Option<&str>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("{min} or more"),
        (None, Some(max)) => format!("{max} or less"),
        (None, None) => "any number".to_owned(),
    }
}

fn one_of(values: &[&str], ignore_case: bool) -> String {
    let texts: Vec<&str> = values.iter().copied().filter(|value| *value != "null").collect();
    format!("{}{}", texts.join(", "), if ignore_case { " (in any case)" } else { "" })
}

fn items(values: &[&str], flags: Option<ListFlags>) -> String {
    let of = if values.is_empty() { String::new() } else { format!(" of {}", values.join(", ")) };
    let empty = if flags.is_some_and(|flags| !flags.empty) { " that is not empty" } else { "" };
    format!("a list{empty}{of}")
}

/// What has to be done for a change to count.
pub fn update(mode: UpdateMode) -> &'static str {
    match mode {
        UpdateMode::ReadOnly => "with a restart",
        UpdateMode::PerBroker => "without restart, for one broker at a time",
        UpdateMode::ClusterWide => "without restart, cluster-wide or for one broker",
    }
}

/// Since when and until when it was there.
pub fn availability(availability: &Availability) -> String {
    let oldest = KafkaVersion::OLDEST;
    let since = availability.since.map_or(format!("{oldest} or earlier"), |since| since.to_string());
    let gaps = availability.gaps.iter().map(|gap| format!(", not from {} until {}", gap.from, gap.until));
    let removed = availability.removed.map(|removed| format!(", gone since {removed}"));
    std::iter::once(since).chain(gaps).chain(removed).collect()
}

/// What else should be known, in parentheses.
pub fn marks(definition: &Definition) -> &'static str {
    match (definition.internal, definition.deprecated) {
        (true, true) => "(internal, deprecated)",
        (true, false) => "(internal)",
        (false, true) => "(deprecated)",
        (false, false) => "",
    }
}

/// The broker's properties of this version that give one value with this one, and whether they have to agree.
pub fn synonyms(name: &str, version: KafkaVersion) -> (Vec<&'static str>, bool) {
    let Some(family) = schema::synonyms(name) else { return (Vec::new(), false) };
    let known: Vec<_> = family.keys.iter().copied().filter(|key| has_broker_key(key, version)).collect();
    if known.len() > 1 && known.contains(&name) { (known, family.agree) } else { (Vec::new(), false) }
}

/// Whether a broker of this version has a property.
pub fn has_broker_key(key: &str, version: KafkaVersion) -> bool {
    let Some(known) = history(Component::Broker, key) else { return false };
    let begins = known.since.is_none_or(|since| since <= version);
    begins && known.removed.is_none_or(|removed| removed > version)
}
