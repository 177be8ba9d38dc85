//! One line of a data file: a definition.

use super::component::Component;
use super::definition::{DefaultValue, Definition, Importance, ListFlags, Type, UpdateMode, Validator};
use super::metadata::MetadataVersionName;

/// What a release says of metadata versions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Metadata<'a> {
    /// All that it knows.
    pub(super) versions: &'a [MetadataVersionName],
    /// The newest for production.
    pub(super) production: &'static str,
}

/// Reads what stands behind a key; `None` where it is no definition.
pub(super) fn definition(
    name: &'static str,
    text: &'static str,
    component: Component,
    metadata: Metadata<'_>,
) -> Option<Definition> {
    let mut words = Words { rest: text };
    let kind = words.next().and_then(|word| Type::ALL.into_iter().find(|kind| kind.name() == word))?;
    let importance = words.next().and_then(importance)?;
    let mut definition = Definition {
        name,
        kind,
        default: DefaultValue::Null,
        validator: Validator::None,
        importance,
        internal: false,
        deprecated: false,
        // Where several components share a line, its mode is the broker's.
        update: (component == Component::Broker).then_some(UpdateMode::ReadOnly),
    };
    while let Some(word) = words.next() {
        match word {
            "internal" => definition.internal = true,
            "deprecated" => definition.deprecated = true,
            "per-broker" => definition.update = definition.update.and(Some(UpdateMode::PerBroker)),
            "cluster-wide" => definition.update = definition.update.and(Some(UpdateMode::ClusterWide)),
            "required" => definition.default = DefaultValue::Required,
            "=" => definition.default = DefaultValue::Text(words.all()),
            _ => definition.validator = validator(word, metadata)?,
        }
    }
    Some(definition)
}

/// Words between blanks; quoted text is one word.
struct Words {
    rest: &'static str,
}

impl Words {
    fn next(&mut self) -> Option<&'static str> {
        if self.rest.is_empty() {
            return None;
        }
        let quoted = self.rest.strip_prefix('"').and_then(|inside| inside.find('"')).map(|length| length + 2);
        let end = quoted.or_else(|| self.rest.find(' ')).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest.strip_prefix(' ').unwrap_or(rest);
        Some(word)
    }

    fn all(&mut self) -> &'static str {
        std::mem::take(&mut self.rest)
    }
}

fn importance(word: &str) -> Option<Importance> {
    [Importance::Low, Importance::Medium, Importance::High].into_iter().find(|one| one.name() == word)
}

fn validator(word: &'static str, metadata: Metadata<'_>) -> Option<Validator> {
    match word {
        "non-empty" => Some(Validator::NonEmpty),
        "non-empty-without-control" => Some(Validator::NonEmptyWithoutControl),
        "non-null" => Some(Validator::NonNull),
        "quorum-voters" => Some(Validator::QuorumVoters),
        "quorum-bootstrap-servers" => Some(Validator::QuorumBootstrapServers),
        "metadata-version" => Some(Validator::MetadataVersion {
            known: metadata.versions.iter().map(|version| version.name).collect(),
            production: metadata.production,
        }),
        _ => described(word).or_else(|| of_values(word)).or_else(|| range(word)),
    }
}

fn described(word: &'static str) -> Option<Validator> {
    word.strip_prefix('"')?.strip_suffix('"').map(Validator::Other)
}

fn of_values(word: &'static str) -> Option<Validator> {
    let (name, values) = word.strip_suffix(')')?.split_once('(')?;
    match name {
        "one-of" => Some(Validator::OneOf { values: items(values), ignore_case: false }),
        "any-case" => Some(Validator::OneOf { values: items(values), ignore_case: true }),
        "items" => Some(list(values)),
        "at-most" => values.parse().ok().map(Validator::AtMost),
        _ => None,
    }
}

/// Behind a semicolon stands what a list may be since 4.2.
fn list(values: &'static str) -> Validator {
    let (values, flags) =
        values.split_once(';').map_or((values, None), |(values, flags)| (values, Some(flags)));
    let flags = flags.map(|flags| {
        let allowed = |what| flags.split(',').any(|flag| flag == what);
        ListFlags { empty: allowed("empty"), null: allowed("null") }
    });
    Validator::Items { values: items(values), flags }
}

fn items(values: &'static str) -> Vec<&'static str> {
    if values.is_empty() { Vec::new() } else { values.split(',').collect() }
}

fn range(word: &'static str) -> Option<Validator> {
    let bound = |text: &'static str| (!text.is_empty()).then_some(text);
    if let Some(max) = word.strip_prefix("-1|1..") {
        return Some(Validator::MinusOneOr { max: bound(max) });
    }
    let (min, max) = word.split_once("..")?;
    Some(Validator::Range { min: bound(min), max: bound(max) })
}
