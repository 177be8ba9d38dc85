//! One property: all that is known of it.

use std::fmt::Write as _;

use kafka_config_core::dialect::Image;
use kafka_config_core::mapping::env_name;
use kafka_config_core::model::PropertyKey;
use kafka_config_core::schema::Component;

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
    let definition = &property.definition;
    let mut text = format!("{} (Kafka {})\n", definition.name, image.version);
    let mut line = |name: &str, value: &str| {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "  {name:14}{value}");
    };
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
    if let Some(variable) = variable(property, image) {
        line("variable", &variable);
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

/// The image's variables set what a broker reads.
pub(super) fn variable(property: &Property, image: Image) -> Option<String> {
    let key = PropertyKey::new(property.definition.name);
    property.components.contains(&Component::Broker).then(|| match env_name(&key, image.dialect()) {
        Ok(variable) => variable.as_str().to_owned(),
        Err(why) => format!("none: {why}"),
    })
}
