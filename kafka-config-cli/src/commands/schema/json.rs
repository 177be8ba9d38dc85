//! The same for programs.

use kafka_config_core::catalog::{Property, words};
use kafka_config_core::dialect::Image;
use kafka_config_core::model::KafkaVersion;
use kafka_config_core::schema::{
    Availability, Component, DefaultValue, Definition, Gap, Number, UpdateMode, Validator,
};
use serde_json::{Value, json};

use super::difference::{Aspect, Change};

/// Properties, in the form that lists, searches and single properties share.
pub(super) fn properties(properties: &[Property], image: Image) -> String {
    let all: Vec<Value> = properties.iter().map(|property| one(property, image)).collect();
    pretty(&json!({ "kafka": image.version.to_string(), "properties": all }))
}

/// One property.
pub(in crate::commands) fn one(property: &Property, image: Image) -> Value {
    let definition = &property.definition;
    json!({
        "name": definition.name,
        "type": definition.kind.name(),
        "required": definition.default == DefaultValue::Required,
        "default": default(definition),
        "values": words::values(definition),
        "accepts": accepts(&definition.validator),
        "importance": definition.importance.name(),
        "internal": definition.internal,
        "deprecated": definition.deprecated,
        "update": definition.update.map(UpdateMode::name),
        "components": property.components.iter().map(|one| one.name()).collect::<Vec<_>>(),
        "availability": availability(property),
        "synonyms": words::synonyms(definition.name, image.version).0,
        "topic_property": property.topic_key(),
        "broker_properties": property.broker_keys(image.version),
        "variable": property.variable(image).and_then(Result::ok),
    })
}

fn default(definition: &Definition) -> Option<&'static str> {
    match definition.default {
        DefaultValue::Text(text) => Some(text),
        DefaultValue::Required | DefaultValue::Null => None,
    }
}

fn accepts(validator: &Validator) -> Value {
    match validator {
        Validator::None | Validator::Other(_) => Value::Null,
        Validator::Range { min, max } => json!({ "kind": "range", "min": number(*min), "max": number(*max) }),
        Validator::MinusOneOr { max } => {
            json!({ "kind": "minus-one-or-range", "min": 1, "max": number(*max) })
        }
        Validator::OneOf { values, ignore_case } => {
            json!({ "kind": "one-of", "values": values, "ignore_case": ignore_case })
        }
        Validator::Items { values, flags } => json!({
            "kind": "items",
            "values": values,
            "empty": flags.is_none_or(|flags| flags.empty),
        }),
        Validator::AtMost(count) => json!({ "kind": "at-most", "items": count }),
        Validator::NonEmpty => json!({ "kind": "non-empty" }),
        Validator::NonEmptyWithoutControl => json!({ "kind": "non-empty-without-control" }),
        Validator::NonNull => json!({ "kind": "non-null" }),
        Validator::MetadataVersion { known, production } => {
            json!({ "kind": "metadata-version", "values": known, "production": production })
        }
        Validator::QuorumVoters => json!({ "kind": "quorum-voters" }),
        Validator::QuorumBootstrapServers => json!({ "kind": "quorum-bootstrap-servers" }),
    }
}

fn number(bound: Option<Number>) -> Value {
    bound.map_or(Value::Null, |text| text.parse().unwrap_or_else(|_| json!(text)))
}

fn availability(property: &Property) -> Vec<Value> {
    let version = |version: Option<KafkaVersion>| version.map(|version| version.to_string());
    let gap = |gap: &Gap| json!({ "from": gap.from.to_string(), "until": gap.until.to_string() });
    let one = |(when, who): (Availability, Vec<Component>)| {
        json!({
            "components": who.iter().map(|one| one.name()).collect::<Vec<_>>(),
            "since": version(when.since),
            "removed": version(when.removed),
            "gaps": when.gaps.iter().map(gap).collect::<Vec<_>>(),
        })
    };
    property.availability().into_iter().map(one).collect()
}

/// The difference of two versions by component; null where one of them was published without it.
pub(super) fn difference(
    old: KafkaVersion,
    new: KafkaVersion,
    changes: &[(Component, Change<'_>)],
) -> String {
    let components: serde_json::Map<String, Value> =
        changes.iter().map(|(component, one)| (component.name().to_owned(), change(one))).collect();
    pretty(&json!({ "from": old.to_string(), "to": new.to_string(), "components": components }))
}

fn change(change: &Change<'_>) -> Value {
    let Change::Known { added, removed, changed } = change else { return Value::Null };
    let names = |all: &[&Definition]| all.iter().map(|one| one.name).collect::<Vec<_>>();
    let aspect = |one: &Aspect| json!({ "what": one.what, "before": one.before, "after": one.after });
    let aspects = |all: &[Aspect]| all.iter().map(aspect).collect::<Vec<_>>();
    let changed: Vec<Value> =
        changed.iter().map(|one| json!({ "name": one.name, "aspects": aspects(&one.aspects) })).collect();
    json!({ "added": names(added), "removed": names(removed), "changed": changed })
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
