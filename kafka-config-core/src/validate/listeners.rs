//! Lists of listeners and of names, as Kafka splits them.

use super::facts::Facts;

/// The entries of a list, trimmed, without empty ones.
pub(super) fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|item| !item.is_empty())
}

/// Name and address of each listener.
pub(super) fn endpoints(list: &str) -> impl Iterator<Item = (&str, &str)> {
    items(list).filter_map(|listener| listener.split_once("://"))
}

/// The address of the listener of this name.
pub(super) fn address<'a>(list: &'a str, name: &str) -> Option<&'a str> {
    endpoints(list).find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, address)| address)
}

/// The value of a property, empty where it is unset.
pub(super) fn value<'a>(facts: &Facts<'a>, key: &str) -> &'a str {
    facts.resolved.value(key).unwrap_or_default()
}

/// Whether the node has this role.
pub(super) fn has_role(facts: &Facts<'_>, role: &str) -> bool {
    items(value(facts, "process.roles")).any(|item| item == role)
}
