//! What a refused project still tells: its services, each as far as it is understood by itself.
//!
//! Compose uses nothing of such a project. Whoever mends it wants to know its other faults, too.

use std::sync::Arc;

use super::super::tree::{Data, Entry, Map, Value};
use super::canonical::canonical;
use super::merge::merge;
use super::normalize::normalize;
use super::project::service;
use super::refusal::{Log, Result};
use super::unique::enforce;
use super::variables::replace_variables;
use super::workspace::Workspace;
use crate::input::{Host, Service, VariableValue, Weight};
use crate::model::{KnownBy, MissingInput, SourceSpan, Unknown};

/// What decides Kafka's configuration, where the rest of a service is not understood.
const NEEDED: [&str; 4] = ["image", "hostname", "container_name", "environment"];

/// The services of these files. What is wrong with them is told already.
pub(super) fn salvage(workspace: &mut Workspace<'_>, paths: &[String], host: &Host) -> Vec<Service> {
    let log = std::mem::take(&mut workspace.log);
    let mut found = Vec::new();
    for path in paths {
        for document in workspace.trees(path, None).unwrap_or_default() {
            let Ok(mut document) = document else { continue };
            let mut refused = Log::default();
            replace_variables(&mut document.value, host, &mut refused);
            let services = document.value.as_map().and_then(|map| map.get("services")?.as_map());
            let services = services.into_iter().flat_map(Map::iter);
            let read = services.filter_map(|entry| one(workspace, entry, host));
            found.extend(read.map(|service| without_refused(service, &refused)));
        }
    }
    workspace.log = log;
    found
}

/// A text whose variables cannot be replaced is no value.
fn without_refused(mut service: Service, log: &Log) -> Service {
    let refused = log.faults.iter().filter(|fault| fault.weight == Weight::Refused);
    let places: Vec<SourceSpan> = refused.filter_map(|fault| fault.at).collect();
    for variable in &mut service.environment {
        let Some(at) = variable.value_at else { continue };
        let is_inside = |place: &SourceSpan| place.source == at.source && place.span.contains(at.span.start);
        if places.iter().any(is_inside) {
            variable.value =
                VariableValue::unknown(Unknown::new(KnownBy::Nobody, "a text that cannot be read"));
        }
    }
    service
}

/// With all that is written of it, else with what is needed, else with those variables that have a plain value.
fn one(workspace: &mut Workspace<'_>, entry: &Entry, host: &Host) -> Option<Service> {
    let mut entry = entry.clone();
    let map = entry.value.as_map_mut()?;
    // Labels are nothing to Kafka, and a file of them that is missing takes nothing else away.
    map.retain(|entry| &*entry.key != "label_file");
    if let Some(variables) = map.get_mut("environment") {
        drop_nested(variables);
    }
    if let Ok(service) = alone(workspace, &entry, host) {
        return Some(service);
    }
    let missing = unread(entry.value.as_map()?);
    entry.value.as_map_mut()?.retain(|entry| NEEDED.contains(&&*entry.key) && is_text(entry));
    Some(Service { missing, ..alone(workspace, &entry, host).ok()? })
}

/// What may set further variables and is left out.
fn unread(service: &Map) -> Vec<MissingInput> {
    let entries = ["env_file", "extends"].into_iter().filter_map(|key| service.entry(key));
    let missing = |entry: &Entry| MissingInput {
        message: format!("what '{}' sets is not known, because compose refuses the file", entry.key),
        at: entry.value.at,
    };
    entries.map(missing).collect()
}

fn is_text(entry: &Entry) -> bool {
    &*entry.key == "environment" || entry.value.as_text().is_some()
}

/// Takes away what no variable can be.
fn drop_nested(variables: &mut Value) {
    let is_nested = |value: &Value| matches!(value.data, Data::List(_) | Data::Map(_));
    match &mut variables.data {
        Data::Map(map) => map.retain(|entry| !is_nested(&entry.value)),
        Data::List(list) => list.retain(|item| item.as_text().is_some()),
        other => *other = Data::Map(Map::default()),
    }
}

/// A project of this service alone.
fn alone(workspace: &mut Workspace<'_>, entry: &Entry, host: &Host) -> Result<Service> {
    let at = entry.value.at;
    let mut services = Map::default();
    services.insert(Arc::clone(&entry.key), entry.key_at, entry.value.clone());
    let mut root = Map::default();
    root.insert(Arc::from("services"), at, Value::new(Data::Map(services), at));
    let empty = Value::new(Data::Map(Map::default()), at);
    let mut tree = merge(empty, Value::new(Data::Map(root), at), &mut Vec::new())?;
    enforce(&mut tree)?;
    canonical(&mut tree)?;
    enforce(&mut tree)?;
    normalize(&mut tree);
    let services = tree.as_map().and_then(|map| map.get("services")?.as_map());
    match services.and_then(|services| services.entry(&entry.key)) {
        Some(entry) => service(workspace, entry, host),
        None => service(workspace, entry, host),
    }
}
