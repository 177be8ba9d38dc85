//! What attributes must not say together, before services are looked at as a whole.
//!
//! Source: compose-go, `validation/`.

use super::super::tree::{Data, Map, Value};
use super::ports::is_address;
use super::refusal::Log;

/// Writes down what one section contradicts in itself.
pub(super) fn validate(tree: &Value, log: &mut Log) {
    let Some(tree) = tree.as_map() else { return };
    for entry in items(tree, "volumes") {
        external(entry.value.as_map(), &entry.key, log);
    }
    for (section, sources) in
        [("configs", &["file", "environment", "content"][..]), ("secrets", &["file", "environment"])]
    {
        for entry in items(tree, section) {
            content(&entry.value, &format!("{section}.{}", entry.key), sources, log);
        }
    }
    for service in items(tree, "services") {
        let Some(map) = service.value.as_map() else { continue };
        for port in map.get("ports").and_then(Value::as_list).unwrap_or_default() {
            address(port, log);
        }
        for gpu in map.get("gpus").and_then(Value::as_list).unwrap_or_default() {
            device(gpu, log);
        }
    }
}

pub(super) fn items<'m>(tree: &'m Map, section: &str) -> std::slice::Iter<'m, super::super::tree::Entry> {
    tree.get(section).and_then(Value::as_map).map_or_else(|| [].iter(), Map::iter)
}

fn external(map: Option<&Map>, name: &str, log: &mut Log) {
    let Some(map) =
        map.filter(|map| map.get("external").is_some_and(|value| matches!(value.data, Data::Bool(true))))
    else {
        return;
    };
    let other =
        map.iter().find(|entry| !matches!(&*entry.key, "name" | "external") && !entry.key.starts_with("x-"));
    if let Some(other) = other {
        let message = format!("the volume '{name}' is external and cannot have '{}'", other.key);
        log.refuse(other.key_at, message, Some("take one of the two away".to_owned()));
    }
}

fn content(value: &Value, name: &str, sources: &[&str], log: &mut Log) {
    let Some(map) = value.as_map() else { return };
    let count = sources.iter().filter(|source| map.contains(source)).count();
    let list = sources.join(" or ");
    if count > 1 {
        log.refuse(value.at, format!("'{name}' can have only one of {list}"), Some("keep one".to_owned()));
    } else if count == 0 && !map.contains("driver") && !map.contains("external") {
        log.refuse(value.at, format!("'{name}' needs {list}"), Some("write 'file: PATH'".to_owned()));
    }
}

fn address(port: &Value, log: &mut Log) {
    let address = port.as_map().and_then(|map| map.get("host_ip"));
    if let Some(value) = address
        && let Some(text) = value.as_text()
        && !is_address(text)
    {
        log.refuse(
            value.at,
            format!("'{text}' is no IP address"),
            Some("write one, as in 127.0.0.1".to_owned()),
        );
    }
}

fn device(value: &Value, log: &mut Log) {
    if value.as_map().is_some_and(|map| map.contains("count") && map.contains("device_ids")) {
        log.refuse(
            value.at,
            "'count' and 'device_ids' exclude each other".to_owned(),
            Some("keep one".to_owned()),
        );
    }
}
