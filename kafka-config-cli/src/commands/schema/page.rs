//! One property: all that is known of it.

use std::fmt::Write as _;

use kafka_config_core::dialect::Image;
use kafka_config_core::mapping::env_name;
use kafka_config_core::model::{KafkaVersion, PropertyKey};
use kafka_config_core::schema::{Component, broker_keys as broker_keys_of, topic_key as topic_key_of};

use super::catalog::{Property, names};
use super::words;

/// The definitions of one key, other keys that hold its name, and components of which nobody knows.
pub(super) fn text(
    definitions: &[Property],
    similar: &[Property],
    perhaps: &[Component],
    image: Image,
) -> String {
    let mut paragraphs: Vec<String> = definitions.iter().map(|property| one(property, image)).collect();
    if !perhaps.is_empty() {
        let names = names(perhaps);
        paragraphs.push(format!("had by earlier versions, and not known for {}: {names}\n", image.version));
    }
    let mut others: Vec<&str> = similar.iter().map(|property| property.definition.name).collect();
    others.dedup();
    if !others.is_empty() {
        paragraphs.push(format!("see also: {}\n", others.join(", ")));
    }
    paragraphs.join("\n")
}

fn one(property: &Property, image: Image) -> String {
    let mut text = definition(property, image.version);
    if let Some(variable) = variable(property, image) {
        line(&mut text, "variable", &variable);
    }
    text
}

fn line(text: &mut String, name: &str, value: &str) {
    // Writing into a String cannot fail.
    let _ = writeln!(text, "  {name:14}{value}");
}

/// What the release says of a property, whatever sets it.
pub(in crate::commands) fn definition(property: &Property, version: KafkaVersion) -> String {
    let definition = &property.definition;
    let mut text = format!("{} (Kafka {version})\n", definition.name);
    let mut line = |name: &str, value: &str| line(&mut text, name, value);
    line("type", definition.kind.name());
    line("default", words::default(definition.default));
    line("values", &words::values(definition));
    line("importance", definition.importance.name());
    if definition.deprecated {
        line("deprecated", "Kafka says that it will go");
    }
    if definition.internal {
        line("internal", "Kafka keeps it for itself");
    }
    if let Some(mode) = definition.update {
        line("takes effect", words::update(mode));
    }
    line("since", &since(property));
    line("components", &property.component_names());
    let (synonyms, agree) = words::synonyms(definition.name, version);
    if !synonyms.is_empty() {
        let rule = if agree { "which must agree" } else { "of which the first that is set wins" };
        line("synonyms", &format!("{}, {rule}", synonyms.join(", ")));
    }
    if let Some(topic) = topic_key(property) {
        line("topics", &format!("the default of {topic}"));
    }
    let broker = broker_keys(property, version);
    if !broker.is_empty() {
        line("default from", &format!("the broker's {}", broker.join(", else ")));
    }
    text
}

/// The property of a topic that takes its default from this one.
pub(super) fn topic_key(property: &Property) -> Option<&'static str> {
    topic_key_of(property.definition.name).filter(|_| property.components.contains(&Component::Broker))
}

/// The broker's properties that a topic's takes its default from.
pub(super) fn broker_keys(property: &Property, version: KafkaVersion) -> Vec<&'static str> {
    if property.components.contains(&Component::Topic) {
        let keys = broker_keys_of(property.definition.name).iter().copied();
        keys.filter(|key| words::has_broker_key(key, version)).collect()
    } else {
        Vec::new()
    }
}

/// One text where the components agree; else each with its own.
fn since(property: &Property) -> String {
    match &property.availability()[..] {
        [(all, _)] => words::availability(all),
        groups => {
            let one = |(when, who): &(_, Vec<_>)| format!("{} ({})", words::availability(when), names(who));
            groups.iter().map(one).collect::<Vec<_>>().join("; ")
        }
    }
}

/// The image's variables set what a broker reads.
pub(super) fn variable(property: &Property, image: Image) -> Option<String> {
    let key = PropertyKey::new(property.definition.name);
    property.components.contains(&Component::Broker).then(|| match env_name(&key, image.dialect()) {
        Ok(variable) => variable.as_str().to_owned(),
        Err(why) => format!("none: {why}"),
    })
}
