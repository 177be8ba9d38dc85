//! The properties of one version, each with the components that define it alike.

use std::collections::BTreeMap;

use super::words;
use crate::dialect::Image;
use crate::mapping::{Unreachable, env_name};
use crate::model::{KafkaVersion, PropertyKey};
use crate::schema::{Availability, Component, Definition, Schema, broker_keys, history, topic_key};

/// A definition and the components that have it.
#[derive(Debug, Clone)]
pub struct Property {
    /// With the broker's update mode, where a broker has it.
    pub definition: Definition,
    /// In the order of `Component::ALL`, so that a broker is the first.
    pub components: Vec<Component>,
}

impl Property {
    /// When each of the components had it; those that agree are together.
    pub fn availability(&self) -> Vec<(Availability, Vec<Component>)> {
        let mut found: Vec<(Availability, Vec<Component>)> = Vec::new();
        for component in &self.components {
            let availability = history(*component, self.definition.name).unwrap_or_default();
            match found.iter_mut().find(|(known, _)| *known == availability) {
                Some((_, components)) => components.push(*component),
                None => found.push((availability, vec![*component])),
            }
        }
        found
    }

    /// The components' names, separated by commas.
    pub fn component_names(&self) -> String {
        names(&self.components)
    }

    /// The property of a topic that takes its default from this one.
    pub fn topic_key(&self) -> Option<&'static str> {
        topic_key(self.definition.name).filter(|_| self.components.contains(&Component::Broker))
    }

    /// The broker's properties that a topic's takes its default from.
    pub fn broker_keys(&self, version: KafkaVersion) -> Vec<&'static str> {
        if self.components.contains(&Component::Topic) {
            let keys = broker_keys(self.definition.name).iter().copied();
            keys.filter(|key| words::has_broker_key(key, version)).collect()
        } else {
            Vec::new()
        }
    }

    /// The variable of an image that sets it, or why none does. The image's variables set what a broker reads.
    pub fn variable(&self, image: Image) -> Option<Result<String, Unreachable>> {
        let key = PropertyKey::new(self.definition.name);
        let is_broker = self.components.contains(&Component::Broker);
        is_broker.then(|| env_name(&key, image.dialect()).map(|name| name.as_str().to_owned()))
    }
}

/// Names, separated by commas.
pub fn names(components: &[Component]) -> String {
    components.iter().map(|component| component.name()).collect::<Vec<_>>().join(", ")
}

/// The properties that pass, sorted by name.
pub fn properties(schema: &Schema, components: &[Component], passes: impl Fn(&str) -> bool) -> Vec<Property> {
    let mut found: BTreeMap<&str, Vec<Property>> = BTreeMap::new();
    let known = Component::ALL.into_iter().filter(|component| components.contains(component));
    let known = known.filter_map(|component| Some((component, schema.definitions(component)?)));
    for (component, definitions) in known {
        for definition in definitions.iter().filter(|definition| passes(definition.name)) {
            let alike = found.entry(definition.name).or_default();
            match alike.iter_mut().find(|property| is_same(&property.definition, definition)) {
                Some(property) => property.components.push(component),
                None => alike.push(Property { definition: definition.clone(), components: vec![component] }),
            }
        }
    }
    found.into_values().flatten().collect()
}

/// Only brokers have an update mode: that makes no difference here.
fn is_same(one: &Definition, other: &Definition) -> bool {
    *one == Definition { update: one.update, ..other.clone() }
}
