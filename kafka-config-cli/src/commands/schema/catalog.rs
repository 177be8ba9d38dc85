//! The properties of one version, each with the components that define it alike.

use std::collections::BTreeMap;

use kafka_config_core::schema::{Availability, Component, Definition, Schema, history};

/// A definition and the components that have it.
#[derive(Debug)]
pub(in crate::commands) struct Property {
    /// With the broker's update mode, where a broker has it.
    pub(in crate::commands) definition: Definition,
    /// In the order of `Component::ALL`, so that a broker is the first.
    pub(in crate::commands) components: Vec<Component>,
}

impl Property {
    /// When each of the components had it; those that agree are together.
    pub(in crate::commands) fn availability(&self) -> Vec<(Availability, Vec<Component>)> {
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
    pub(in crate::commands) fn component_names(&self) -> String {
        names(&self.components)
    }
}

/// Names, separated by commas.
pub(in crate::commands) fn names(components: &[Component]) -> String {
    components.iter().map(|component| component.name()).collect::<Vec<_>>().join(", ")
}

/// The properties that pass, sorted by name.
pub(in crate::commands) fn properties(
    schema: &Schema,
    components: &[Component],
    passes: impl Fn(&str) -> bool,
) -> Vec<Property> {
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
