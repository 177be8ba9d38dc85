//! Why a name finds nothing.

use super::closest::closest;
use super::property::names;
use crate::model::KafkaVersion;
use crate::schema::{Component, Schema, history};
use crate::validate::instead_of;

/// In words: it is gone, comes later, is not known, or is misspelt.
pub fn property(name: &str, schema: &Schema, version: KafkaVersion, components: &[Component]) -> String {
    let told = components.iter().find_map(|component| {
        let known = history(*component, name)?;
        let what = format!("{} of Kafka {version}", component.name());
        Some(match (known.since, known.removed) {
            _ if schema.definitions(*component).is_none() => not_known(&[*component], version),
            (_, Some(removed)) if removed <= version => {
                format!("the {what} has no property '{name}': it is gone since {removed}")
            }
            (Some(since), _) if since > version => {
                format!("the {what} has no property '{name}': it comes with {since}")
            }
            _ => format!("the {what} has no property '{name}', though other versions have it"),
        })
    });
    told.unwrap_or_else(|| {
        let known = components.iter().filter_map(|component| schema.definitions(*component));
        let close = closest(name, known.flat_map(|one| one.iter().map(|definition| definition.name)));
        let hint = close.map_or(String::new(), |close| format!("; did you mean {close}?"));
        format!("no property of Kafka {version} holds '{name}' in its name{hint}")
    })
}

/// What came after a broker's property that is gone, and since when it is.
pub(super) fn gone(name: &str, version: KafkaVersion) -> Option<String> {
    let (help, removed) = instead_of(name);
    let since = removed.or_else(|| history(Component::Broker, name)?.removed)?;
    (since <= version).then(|| {
        let what =
            format!("the broker of Kafka {version} has no property '{name}': it is gone since {since}");
        format!("{what}; {help}")
    })
}

/// The artifacts of some releases could not be had.
pub fn not_known(components: &[Component], version: KafkaVersion) -> String {
    let has_all =
        |schema: &Schema| components.iter().all(|component| schema.definitions(*component).is_some());
    let before = Schema::versions().filter(|known| *known < version).map(Schema::of);
    let last = before.filter(has_all).last();
    let hint = last.map_or(String::new(), |last| format!("; try --kafka-version {}", last.version()));
    format!("not known for Kafka {version}: {}{hint}", names(components))
}

/// Components that are not known for this version, but had the property in the last one that is.
pub fn perhaps(name: &str, schema: &Schema, components: &[Component]) -> Vec<Component> {
    let unknown = components.iter().filter(|component| schema.definitions(**component).is_none());
    let had =
        |component: &&Component| history(**component, name).is_some_and(|known| known.removed.is_none());
    unknown.filter(had).copied().collect()
}
