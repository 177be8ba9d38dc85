//! What follows from what is written: implied dependencies, the default network, values from the environment.
//!
//! Source: compose-go, `loader/normalize.go`.

use std::sync::Arc;

use super::super::tree::{Data, Map, Value};
use super::merge::dependency;
use crate::model::SourceSpan;

/// Works out what services imply.
pub(super) fn normalize(tree: &mut Value) {
    let Some(map) = tree.as_map_mut() else { return };
    let uses_default = networks(map);
    for section in ["services", "jobs"] {
        let Some(services) = map.get_mut(section).and_then(Value::as_map_mut) else { continue };
        for entry in services.iter_mut() {
            let at = entry.key_at;
            if let Some(service) = entry.value.as_map_mut() {
                dependencies(service, at);
            }
        }
    }
    if let Some(at) = uses_default {
        if !map.contains("networks") {
            map.insert(Arc::from("networks"), at, Value::new(Data::Map(Map::default()), at));
        }
        if let Some(networks) = map.get_mut("networks").and_then(Value::as_map_mut)
            && !networks.contains("default")
        {
            networks.insert(Arc::from("default"), at, Value::new(Data::Null, at));
        }
    }
}

/// Attaches services without a network to the default one; where one is used, where.
fn networks(map: &mut Map) -> Option<SourceSpan> {
    let mut used = None;
    for section in ["services", "jobs"] {
        let Some(services) = map.get_mut(section).and_then(Value::as_map_mut) else { continue };
        for entry in services.iter_mut() {
            let at = entry.key_at;
            let Some(service) = entry.value.as_map_mut() else { continue };
            if service.contains("provider") || service.contains("network_mode") {
                continue;
            }
            let named =
                service.get("networks").and_then(Value::as_map).filter(|networks| !networks.is_empty());
            match named {
                Some(networks) if networks.contains("default") => used = Some(at),
                Some(_) => {}
                None => {
                    let mut networks = Map::default();
                    networks.insert(Arc::from("default"), at, Value::new(Data::Null, at));
                    service.insert(Arc::from("networks"), at, Value::new(Data::Map(networks), at));
                    used = Some(at);
                }
            }
        }
    }
    used
}

fn dependencies(service: &mut Map, at: SourceSpan) {
    let mut implied: Vec<(Arc<str>, SourceSpan)> = Vec::new();
    let mut add = |name: &str, at| implied.push((Arc::from(name), at));
    for link in service.get("links").and_then(Value::as_list).unwrap_or_default() {
        if let Some(text) = link.as_text() {
            let mut parts = text.split(':');
            let first = parts.next().unwrap_or_default();
            add(if parts.count() == 1 { first } else { text }, link.at);
        }
    }
    for space in ["network_mode", "ipc", "pid", "uts", "cgroup"] {
        let value = service.get(space);
        let shared = value.and_then(Value::as_text).and_then(|text| text.strip_prefix("service:"));
        if let (Some(name), Some(value)) = (shared, value) {
            add(name, value.at);
        }
    }
    for from in service.get("volumes_from").and_then(Value::as_list).unwrap_or_default() {
        if let Some(text) = from.as_text().filter(|text| !text.starts_with("container:")) {
            add(text.split(':').next().unwrap_or_default(), from.at);
        }
    }
    if implied.is_empty() {
        return;
    }
    if !service.contains("depends_on") {
        service.insert(Arc::from("depends_on"), at, Value::new(Data::Map(Map::default()), at));
    }
    let Some(known) = service.get_mut("depends_on").and_then(Value::as_map_mut) else { return };
    for (name, at) in implied {
        if !known.contains(&name) {
            known.insert(name, at, dependency(at));
        }
    }
}
