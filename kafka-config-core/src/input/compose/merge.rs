//! One file over another: mappings entry by entry, lists joined, some attributes in their own way.
//!
//! Source: compose-go, `override/merge.go`.

use std::sync::Arc;

use super::super::tree::{Data, Map, Refusal, Value};
use super::refusal::{Result, refusal};
use super::unique::unique_names;
use crate::model::Arrange;

/// `over` laid over `base`, both at this path.
pub(super) fn merge(base: Value, over: Value, path: &mut Vec<Arc<str>>) -> Result<Value> {
    let parts: Vec<&str> = path.iter().map(|part| &**part).collect();
    match special(&parts) {
        Some(Special::Pairs) => return pairs(base, over),
        Some(Special::Override) => return Ok(over),
        Some(Special::List) => return Ok(joined(into_list(base), into_list(over))),
        Some(Special::Names) => {
            let (base, over) = (into_names(base, &parts)?, into_names(over, &parts)?);
            return merge_plain(base, over, path);
        }
        Some(Special::Build) => {
            let (base, over) = (into_build(base, &parts)?, into_build(over, &parts)?);
            return merge_plain(base, over, path);
        }
        Some(Special::Logging) => {
            let (Some(old), Some(new)) = (base.as_map(), over.as_map()) else {
                return Err(mismatch(&over, &parts));
            };
            let differ = match (old.get("driver"), new.get("driver")) {
                (Some(old), Some(new)) => !old.same(new),
                _ => false,
            };
            return if differ { Ok(over) } else { merge_plain(base, over, path) };
        }
        Some(Special::Limit) if base.as_map().is_none() || over.as_map().is_none() => return Ok(over),
        Some(Special::Limit) | None => {}
    }
    if over.is_null() {
        return Ok(base);
    }
    match (&base.data, &over.data) {
        (Data::Map(_), Data::Map(_)) => merge_plain(base, over, path),
        (Data::List(_), Data::List(_)) => Ok(joined(base, over)),
        (Data::Map(_) | Data::List(_), _) => Err(mismatch(&over, &parts)),
        _ => Ok(over),
    }
}

fn mismatch(over: &Value, parts: &[&str]) -> Refusal {
    let message =
        format!("'{}' is {} here and something else in an earlier file", parts.join("."), over.kind());
    refusal(over.at, message, "write it in the same form as there")
}

fn merge_plain(base: Value, over: Value, path: &mut Vec<Arc<str>>) -> Result<Value> {
    let at = over.at;
    let (Data::Map(mut map), Data::Map(over)) = (base.data, over.data) else {
        return Ok(Value::new(Data::Null, at));
    };
    for entry in over.into_entries() {
        let Some(place) = map.get_mut(&entry.key) else {
            map.insert(entry.key, entry.key_at, entry.value);
            continue;
        };
        let old = std::mem::replace(place, Value::new(Data::Null, at));
        path.push(Arc::clone(&entry.key));
        let merged = merge(old, entry.value, path)?;
        path.pop();
        if let Some(place) = map.get_mut(&entry.key) {
            *place = merged;
        }
    }
    Ok(Value::new(Data::Map(map), at))
}

enum Special {
    /// By name, as a list of `name=value`.
    Pairs,
    /// The later wins whole.
    Override,
    /// As lists, joined.
    List,
    /// As mappings, lists being names without content.
    Names,
    Build,
    Logging,
    Limit,
}

fn special(path: &[&str]) -> Option<Special> {
    match path {
        ["networks" | "volumes" | "secrets" | "configs", _, "labels"]
        | ["services", _, "deploy", "labels"] => Some(Special::Pairs),
        ["services" | "jobs", _, rest @ ..] => match rest {
            ["annotations" | "environment" | "labels" | "sysctls"]
            | ["build", "args" | "additional_contexts" | "labels"] => Some(Special::Pairs),
            ["command" | "entrypoint"] | ["healthcheck", "test"] => Some(Special::Override),
            ["dns" | "dns_opt" | "dns_search" | "env_file" | "label_file" | "extra_hosts" | "tmpfs"]
            | ["build", "extra_hosts"] => Some(Special::List),
            ["depends_on" | "models" | "networks"] => Some(Special::Names),
            ["build"] => Some(Special::Build),
            ["logging"] => Some(Special::Logging),
            ["ulimits", _] => Some(Special::Limit),
            _ => None,
        },
        _ => None,
    }
}

fn into_list(value: Value) -> Value {
    let at = value.at;
    let list = match value.data {
        Data::List(list) => list,
        Data::Map(map) => entries(map),
        Data::Text(_) | Data::Pair { .. } => vec![value],
        _ => Vec::new(),
    };
    Value::new(Data::List(list), at)
}

/// The entries of a mapping as `name=value`, sorted.
fn entries(map: Map) -> Vec<Value> {
    let mut list = Vec::new();
    for entry in map.into_entries() {
        let (name, name_at) = (&entry.key, entry.key_at);
        let mut add = |value: &Value| {
            let text = format!("{name}={}", value.print_all());
            list.push(Value::new(Data::Pair { text: Arc::from(text), name_at }, value.at));
        };
        match &entry.value.data {
            Data::Null => list.push(Value::new(Data::Text(Arc::clone(name)), name_at)),
            Data::List(items) => items.iter().for_each(add),
            _ => add(&entry.value),
        }
    }
    list.arrange_by(|a, b| a.as_text().cmp(&b.as_text()));
    list
}

fn pairs(base: Value, over: Value) -> Result<Value> {
    let at = over.at;
    let (Data::List(mut list), Data::List(more)) = (into_list(base).data, into_list(over).data) else {
        return Ok(Value::new(Data::Null, at));
    };
    list.extend(more);
    Ok(Value::new(Data::List(unique_names(list)?), at))
}

/// Both lists, what is in the first already left out of the second.
fn joined(base: Value, over: Value) -> Value {
    let at = over.at;
    let (Data::List(mut list), Data::List(more)) = (base.data, over.data) else {
        return Value::new(Data::Null, at);
    };
    let mut texts: std::collections::HashSet<String> =
        list.iter().filter_map(|item| item.as_text().map(str::to_owned)).collect();
    for item in more {
        let known = match item.as_text() {
            Some(text) => !texts.insert(text.to_owned()),
            None => list.iter().any(|known| known.same(&item)),
        };
        if !known {
            list.push(item);
        }
    }
    Value::new(Data::List(list), at)
}

fn into_names(value: Value, path: &[&str]) -> Result<Value> {
    let at = value.at;
    let mut map = Map::default();
    let names = match value.data {
        Data::Map(_) => return Ok(value),
        Data::Null => Vec::new(),
        Data::Text(_) => vec![value],
        Data::List(list) => list,
        _ => return Err(mismatch(&value, path)),
    };
    for name in names {
        let Some(text) = name.as_text() else {
            let message = format!("'{}' must list names, not {}", path.join("."), name.kind());
            return Err(refusal(name.at, message, "put it into quotes"));
        };
        let content = if path.last() == Some(&"depends_on") {
            dependency(name.at)
        } else {
            Value::new(Data::Null, name.at)
        };
        map.insert(Arc::from(text), name.at, content);
    }
    Ok(Value::new(Data::Map(map), at))
}

/// What a name alone in `depends_on` means.
pub(super) fn dependency(at: crate::model::SourceSpan) -> Value {
    let mut map = Map::default();
    map.insert(Arc::from("condition"), at, Value::text("service_started", at));
    map.insert(Arc::from("required"), at, Value::new(Data::Bool(true), at));
    Value::new(Data::Map(map), at)
}

fn into_build(value: Value, path: &[&str]) -> Result<Value> {
    let at = value.at;
    match value.data {
        Data::Map(_) => Ok(value),
        Data::Text(_) => {
            let mut map = Map::default();
            map.insert(Arc::from("context"), at, value);
            Ok(Value::new(Data::Map(map), at))
        }
        Data::Null => Ok(Value::new(Data::Map(Map::default()), at)),
        _ => Err(mismatch(&value, path)),
    }
}
