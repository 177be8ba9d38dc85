//! Short forms written out.
//!
//! Source: compose-go, `transform/`.

use std::sync::Arc;

use super::super::tree::{Data, Map, Value};
use super::merge::dependency;
use super::ports::parse_ports;
use super::refusal::{Result, refusal};
use super::volumes::parse_volume;
use crate::model::SourceSpan;

/// Writes out the short forms of all services and jobs.
pub(super) fn canonical(root: &mut Value) -> Result<()> {
    let Some(map) = root.as_map_mut() else { return Ok(()) };
    for section in ["volumes", "networks", "secrets", "configs"] {
        let entries = map.get(section).and_then(Value::as_map).into_iter().flat_map(Map::iter);
        if let Some(entry) =
            entries.into_iter().find(|entry| !entry.value.is_null() && entry.value.as_map().is_none())
        {
            let message = format!("'{section}.{}' must be a mapping, not {}", entry.key, entry.value.kind());
            return Err(refusal(entry.value.at, message, "leave it empty, or write its attributes below it"));
        }
    }
    for section in ["services", "jobs"] {
        let Some(services) = map.get_mut(section).and_then(Value::as_map_mut) else { continue };
        for entry in services.iter_mut() {
            if let Some(service) = entry.value.as_map_mut() {
                container(service)?;
                workload(service)?;
            }
        }
    }
    Ok(())
}

fn container(service: &mut Map) -> Result<()> {
    if let Some(value) = service.get_mut("env_file") {
        env_file(value)?;
    }
    for name in ["label_file", "dns"] {
        if let Some(value) = service.get_mut(name).filter(|value| value.as_text().is_some()) {
            *value = Value::new(Data::List(vec![value.clone()]), value.at);
        }
    }
    for name in ["networks", "models"] {
        if let Some(value) = service.get_mut(name) {
            names(value);
        }
    }
    if let Some(Data::List(volumes)) = service.get_mut("volumes").map(|value| &mut value.data) {
        volumes.iter_mut().try_for_each(volume)?;
    }
    Ok(())
}

fn workload(service: &mut Map) -> Result<()> {
    if let Some(value) = service.get_mut("depends_on") {
        depends_on(value)?;
    }
    if let Some(value) = service.get_mut("ports") {
        ports(value)?;
    }
    if let Some(value) = service.get_mut("build").filter(|value| value.as_text().is_some()) {
        *value = single("context", value.clone());
    }
    if let Some(value) = service.get_mut("extends").filter(|value| value.as_text().is_some()) {
        *value = single("service", value.clone());
    }
    Ok(())
}

fn single(name: &str, value: Value) -> Value {
    let at = value.at;
    let mut map = Map::default();
    map.insert(Arc::from(name), at, value);
    Value::new(Data::Map(map), at)
}

fn env_file(value: &mut Value) -> Result<()> {
    let at = value.at;
    let items = match &mut value.data {
        Data::Text(_) => vec![value.clone()],
        Data::List(list) => std::mem::take(list),
        _ => {
            return Err(refusal(
                at,
                format!("'env_file' must name files, not {}", value.kind()),
                "write 'env_file: FILE'",
            ));
        }
    };
    let mut files = Vec::with_capacity(items.len());
    for item in items {
        let mut item = if item.as_text().is_some() { single("path", item) } else { item };
        let at = item.at;
        if let Some(map) = item.as_map_mut()
            && !map.contains("required")
        {
            map.insert(Arc::from("required"), at, Value::new(Data::Bool(true), at));
        }
        files.push(item);
    }
    value.data = Data::List(files);
    Ok(())
}

fn names(value: &mut Value) {
    let Data::List(list) = &value.data else { return };
    let mut map = Map::default();
    for name in list {
        if let Some(text) = name.as_text() {
            map.insert(Arc::from(text), name.at, Value::new(Data::Null, name.at));
        }
    }
    value.data = Data::Map(map);
}

fn depends_on(value: &mut Value) -> Result<()> {
    let at = value.at;
    match &mut value.data {
        Data::Map(map) => {
            for entry in map.iter_mut() {
                let at = entry.value.at;
                let Some(map) = entry.value.as_map_mut() else {
                    let message = format!("'{}' must be a mapping", entry.key);
                    return Err(refusal(at, message, "write 'condition: service_started' below it"));
                };
                if !map.contains("condition") {
                    map.insert(Arc::from("condition"), at, Value::text("service_started", at));
                }
                if !map.contains("required") {
                    map.insert(Arc::from("required"), at, Value::new(Data::Bool(true), at));
                }
            }
            Ok(())
        }
        Data::List(list) => {
            let mut map = Map::default();
            for name in list.iter() {
                if let Some(text) = name.as_text() {
                    map.insert(Arc::from(text), name.at, dependency(name.at));
                }
            }
            value.data = Data::Map(map);
            Ok(())
        }
        _ => Err(refusal(
            at,
            format!("'depends_on' must list services, not {}", value.kind()),
            "write a list of names",
        )),
    }
}

fn ports(value: &mut Value) -> Result<()> {
    let at = value.at;
    let Data::List(list) = &value.data else {
        return Err(refusal(
            at,
            format!("'ports' must be a list, not {}", value.kind()),
            "write '- \"9092:9092\"'",
        ));
    };
    let mut all = Vec::with_capacity(list.len());
    for item in list {
        let text = match &item.data {
            Data::Map(_) => {
                all.push(item.clone());
                continue;
            }
            Data::Int(port) => port.to_string(),
            Data::Text(text) => text.to_string(),
            _ => {
                let message = format!("a port must be a number or a text, not {}", item.kind());
                return Err(refusal(item.at, message, "write '\"9092:9092\"'"));
            }
        };
        let short = parse_ports(&text)
            .map_err(|why| refusal(item.at, why, "write \"PUBLISHED:TARGET\", as in \"9092:9092\""))?;
        all.extend(short.iter().map(|port| {
            let texts =
                [("host_ip", &port.host_ip), ("published", &port.published), ("protocol", &port.protocol)];
            long_port(i128::from(port.target), texts, item.at)
        }));
    }
    value.data = Data::List(all);
    Ok(())
}

fn long_port(target: i128, texts: [(&str, &String); 3], at: SourceSpan) -> Value {
    let mut map = Map::default();
    if target != 0 {
        map.insert(Arc::from("target"), at, Value::new(Data::Int(target), at));
    }
    for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        map.insert(Arc::from(name), at, Value::text(text, at));
    }
    Value::new(Data::Map(map), at)
}

fn volume(value: &mut Value) -> Result<()> {
    let at = value.at;
    let Some(text) = value.as_text() else {
        return match value.data {
            Data::Map(_) => Ok(()),
            _ => Err(refusal(
                at,
                format!("a volume must be a text, not {}", value.kind()),
                "write SOURCE:TARGET",
            )),
        };
    };
    let short = parse_volume(text).map_err(|why| refusal(at, why, "write SOURCE:TARGET"))?;
    let mut map = Map::default();
    let kind = if short.is_bind() { "bind" } else { "volume" };
    map.insert(Arc::from("type"), at, Value::text(kind, at));
    for (name, text) in [("source", &short.source), ("target", &clean(&short.target))] {
        if !text.is_empty() {
            map.insert(Arc::from(name), at, Value::text(text, at));
        }
    }
    if short.read_only {
        map.insert(Arc::from("read_only"), at, Value::new(Data::Bool(true), at));
    }
    value.data = Data::Map(map);
    Ok(())
}

/// `path.Clean`, but nothing stays nothing.
pub(super) fn clean(path: &str) -> String {
    if path.is_empty() { String::new() } else { crate::input::paths::clean(path) }
}
