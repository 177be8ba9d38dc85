//! Lists in which a name, a port or a target may stand once: the last one counts, at the place of the first.
//!
//! Source: compose-go, `override/uncity.go`.

use std::collections::HashMap;

use super::super::tree::{Data, Value};
use super::refusal::{Result, refusal};
use super::volumes::parse_volume;

/// Takes repeated entries out of all lists of all services.
pub(super) fn enforce(root: &mut Value) -> Result<()> {
    let Some(map) = root.as_map_mut() else { return Ok(()) };
    for entry in map.iter_mut() {
        let section = entry.key.to_string();
        let Some(items) = entry.value.as_map_mut() else { continue };
        for item in items.iter_mut() {
            match section.as_str() {
                "services" => service(&mut item.value)?,
                "networks" => attribute(&mut item.value, &["labels"], name_of)?,
                _ => {}
            }
        }
    }
    Ok(())
}

type Indexer = fn(&Value) -> Result<String>;

fn service(value: &mut Value) -> Result<()> {
    const NAMES: [&[&str]; 19] = [
        &["annotations"],
        &["build", "args"],
        &["build", "additional_contexts"],
        &["build", "platform"],
        &["build", "tags"],
        &["build", "labels"],
        &["cap_add"],
        &["cap_drop"],
        &["deploy", "labels"],
        &["dns"],
        &["dns_opt"],
        &["dns_search"],
        &["environment"],
        &["labels"],
        &["links"],
        &["profiles"],
        &["sysctls"],
        &["tmpfs"],
        &["networks", "*", "aliases"],
    ];
    for path in NAMES {
        attribute(value, path, name_of)?;
    }
    attribute(value, &["devices"], device_of)?;
    attribute(value, &["configs"], |value| mount_of(value, ""))?;
    attribute(value, &["secrets"], |value| mount_of(value, "/run/secrets"))?;
    attribute(value, &["env_file"], file_of)?;
    attribute(value, &["expose"], exposed)?;
    attribute(value, &["ports"], port_of)?;
    attribute(value, &["volumes"], volume_of)
}

fn attribute(value: &mut Value, path: &[&str], indexer: Indexer) -> Result<()> {
    match (path, &mut value.data) {
        ([], Data::List(list)) => *list = unique(std::mem::take(list), indexer)?,
        (["*", rest @ ..], Data::Map(map)) => {
            for entry in map.iter_mut() {
                attribute(&mut entry.value, rest, indexer)?;
            }
        }
        ([name, rest @ ..], Data::Map(map)) => {
            if let Some(value) = map.get_mut(name) {
                attribute(value, rest, indexer)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// [`unique`] by the names before the equals signs.
pub(super) fn unique_names(list: Vec<Value>) -> Result<Vec<Value>> {
    unique(list, name_of)
}

fn unique(list: Vec<Value>, indexer: Indexer) -> Result<Vec<Value>> {
    let mut kept: Vec<Value> = Vec::with_capacity(list.len());
    let mut places: HashMap<String, usize> = HashMap::new();
    for item in list {
        let place = *places.entry(indexer(&item)?).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(earlier) => *earlier = item,
            None => kept.push(item),
        }
    }
    Ok(kept)
}

fn name_of(value: &Value) -> Result<String> {
    if let Some(text) = value.as_text() {
        return Ok(text.split_once('=').map_or(text, |(name, _)| name).to_owned());
    }
    let message = format!("a list item must be a text, not {}", value.kind());
    Err(refusal(value.at, message, "put the item into quotes"))
}

fn target_of(value: &Value) -> Result<String> {
    match value.as_map().and_then(|map| map.get("target")).and_then(Value::as_text) {
        Some(target) => Ok(target.to_owned()),
        None => {
            Err(refusal(value.at, "no 'target' says where the container sees this", "write 'target: PATH'"))
        }
    }
}

fn volume_of(value: &Value) -> Result<String> {
    match (&value.data, value.as_text()) {
        (Data::Map(_), _) => target_of(value),
        (_, Some(text)) => parse_volume(text)
            .map(|volume| volume.target)
            .map_err(|why| refusal(value.at, why, "write SOURCE:TARGET")),
        _ => Ok(String::new()),
    }
}

fn device_of(value: &Value) -> Result<String> {
    match (&value.data, value.as_text()) {
        (Data::Map(_), _) => target_of(value),
        (_, Some(text)) => {
            let mut parts = text.split(':');
            let first = parts.next().unwrap_or_default();
            Ok(parts.next().unwrap_or(first).to_owned())
        }
        _ => Ok(String::new()),
    }
}

fn mount_of(value: &Value, folder: &str) -> Result<String> {
    let source = |map: &super::super::tree::Map| {
        map.get("source").and_then(Value::as_text).unwrap_or_default().to_owned()
    };
    match (&value.data, value.as_text()) {
        (_, Some(text)) => Ok(format!("{folder}/{text}")),
        (Data::Map(map), _) => match map.get("target").and_then(Value::as_text) {
            Some(target) => Ok(target.to_owned()),
            None => Ok(format!("{folder}/{}", source(map))),
        },
        _ => Err(refusal(value.at, format!("this must be a name or a mapping, not {}", value.kind()), "")),
    }
}

fn exposed(value: &Value) -> Result<String> {
    match &value.data {
        Data::Int(port) => Ok(port.to_string()),
        Data::Text(text) => Ok(text.to_string()),
        _ => Err(refusal(value.at, format!("a port must be a number, not {}", value.kind()), "")),
    }
}

fn file_of(value: &Value) -> Result<String> {
    match (&value.data, value.as_text()) {
        (_, Some(text)) => Ok(text.to_owned()),
        (Data::Map(map), _) => match map.get("path").and_then(Value::as_text) {
            Some(path) => Ok(path.to_owned()),
            None => Err(refusal(value.at, "no 'path' names the env file", "write 'path: FILE'")),
        },
        _ => Ok(String::new()),
    }
}

fn port_of(value: &Value) -> Result<String> {
    let map = match &value.data {
        Data::Int(port) => return Ok(port.to_string()),
        Data::Map(map) => map,
        _ => return Ok(value.as_text().unwrap_or_default().to_owned()),
    };
    let Some(target) = map.get("target") else {
        return Err(refusal(
            value.at,
            "no 'target' says which port of the container",
            "write 'target: PORT'",
        ));
    };
    let part = |name: &str| map.get(name).map(|value| (value.kind(), value.print().unwrap_or_default()));
    let host = part("host_ip").map_or_else(|| "0.0.0.0".to_owned(), |(_, text)| text);
    let protocol = part("protocol").map_or_else(|| "tcp".to_owned(), |(_, text)| text);
    let published = part("published").map(|(kind, text)| format!("{kind} {text}"));
    Ok(format!("{host}:{published:?}:{}/{protocol}", target.print().unwrap_or_default()))
}
