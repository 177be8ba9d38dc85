//! One property: all that is known of it.

use std::fmt::Write as _;

use kafka_config_core::catalog::{Property, names, words};
use kafka_config_core::dialect::Image;
use kafka_config_core::model::KafkaVersion;
use kafka_config_core::schema::Component;

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
    if let Some(variable) = property.variable(image) {
        let variable = variable.unwrap_or_else(|why| format!("none: {why}"));
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
    if let Some(topic) = property.topic_key() {
        line("topics", &format!("the default of {topic}"));
    }
    let broker = property.broker_keys(version);
    if !broker.is_empty() {
        line("default from", &format!("the broker's {}", broker.join(", else ")));
    }
    text
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
