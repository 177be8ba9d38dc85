//! The same for programs. A secret value is null and marked as hidden.

use kafka_config_core::layers::Assignment;
use kafka_config_core::mapping::{Equivalent, equivalents};
use kafka_config_core::model::{EnvName, Layer, Origin};
use kafka_config_core::report::Sources;
use serde_json::{Value, json};

use super::current::Current;
use super::mapped::{Explained, Mapped};
use crate::commands::schema::json::one;

/// The explanation as a document.
pub(super) fn text(explained: &Explained<'_>) -> String {
    let image = explained.image();
    let property = explained.property.as_ref().map(|property| property_json(property, explained));
    pretty(&json!({
        "kafka": image.version.to_string(),
        "image": image.to_string(),
        "name": explained.name,
        "how": explained.how,
        "property": property,
    }))
}

/// A document with a line break at its end.
pub(super) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn property_json(property: &Mapped<'_>, explained: &Explained<'_>) -> Value {
    let image = explained.image();
    let definitions: Vec<_> = property.definitions.iter().map(|definition| one(definition, image)).collect();
    json!({
        "key": property.key.as_str(),
        "variable": property.variable.as_ref().map(EnvName::as_str),
        "current": current(&property.current, &explained.container.sources()),
        "definitions": definitions,
        "remark": property.remark,
        "nearest": property.nearest,
        "families": equivalents(&property.key, explained.image()).iter().map(family).collect::<Vec<_>>(),
    })
}

fn family(equivalent: &Equivalent) -> Value {
    let why = equivalent.name.as_ref().err();
    json!({ "family": equivalent.family, "name": equivalent.name.as_ref().ok(), "why_not": why })
}

fn current(current: &Current<'_>, sources: &Sources<'_>) -> Value {
    match current {
        Current::Ends(message) => json!({ "state": "container-ends", "message": message }),
        Current::Unset => json!({ "state": "unset" }),
        Current::Dropped(default) => {
            json!({ "state": "default-dropped", "default": assignment(default, sources) })
        }
        Current::Set(resolution) => {
            let hidden: Vec<_> = resolution.shadowed.iter().map(|one| assignment(one, sources)).collect();
            json!({ "state": "set", "by": assignment(&resolution.winner, sources), "shadowed": hidden })
        }
    }
}

fn assignment(assignment: &Assignment, sources: &Sources<'_>) -> Value {
    let origin = &assignment.origin;
    let found =
        sources.find(origin).map(|(_, text, span)| (text.path.as_str(), text.place(span).region.line));
    let from = match origin {
        Origin::Derived { from, .. } => from.as_slice(),
        _ => &[],
    };
    let is_hidden = assignment.shown() != assignment.value;
    json!({
        "value": (!is_hidden).then_some(assignment.value.as_str()),
        "hidden": is_hidden,
        "layer": layer(assignment.layer()),
        "variable": origin.variable().map(EnvName::as_str),
        "derived_from": from,
        "file": found.map(|(path, _)| path),
        "line": found.map(|(_, line)| line),
    })
}

fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Default => "default",
        Layer::Mounted => "mounted",
        Layer::Derived => "derived",
        Layer::Environment => "environment",
        Layer::Override => "argument",
    }
}
