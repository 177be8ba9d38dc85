//! Services that extend others.
//!
//! Source: compose-go, `loader/extends.go`.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::tree::{Data, Map, Value};
use super::load::{Level, Resets, apply_resets, load_file, resolve_paths};
use super::merge::merge;
use super::refusal::{Result, refusal};
use super::workspace::Workspace;
use crate::input::paths::{folder, join};

/// Deeper chains are no honest file's.
const LONGEST_CHAIN: usize = 100;

/// Lays every service over the one it extends.
pub(super) fn apply_extends(
    workspace: &mut Workspace<'_>,
    tree: &mut Value,
    level: &Level,
    path: &str,
    resets: &Resets,
) -> Result<()> {
    let mut run = Run { workspace, level, path, bases: HashMap::new() };
    for section in ["services", "jobs"] {
        let Some(value) = tree.as_map_mut().and_then(|map| map.get_mut(section)) else { continue };
        let at = value.at;
        let Some(map) = value.as_map_mut() else {
            return Err(refusal(
                at,
                format!("'{section}' must be a mapping"),
                "write a name, and below it its attributes",
            ));
        };
        if map.iter().all(|entry| entry.value.as_map().is_none_or(|map| !map.contains("extends"))) {
            continue;
        }
        let names: Vec<Arc<str>> = map.iter().map(|entry| Arc::clone(&entry.key)).collect();
        for name in names {
            run.service(&name, map, resets, &mut Vec::new())?;
        }
    }
    Ok(())
}

struct Run<'a, 'w> {
    workspace: &'a mut Workspace<'w>,
    level: &'a Level,
    path: &'a str,
    /// Services of other files, with the resets there.
    bases: HashMap<String, (Map, Resets)>,
}

impl Run<'_, '_> {
    /// Works out one service and puts the result in its place.
    fn service(
        &mut self,
        name: &str,
        services: &mut Map,
        resets: &Resets,
        chain: &mut Vec<(String, String)>,
    ) -> Result<()> {
        let Some(value) = services.get(name) else { return Ok(()) };
        let Some(service) = value.as_map() else {
            let null = value.is_null();
            let message = format!("the service '{name}' must be a mapping");
            return if null {
                Ok(())
            } else {
                Err(refusal(value.at, message, "write its attributes below it"))
            };
        };
        let Some(extends) = service.get("extends").cloned() else { return Ok(()) };
        let (reference, file) = target(name, &extends)?;
        let source = match &file {
            None => self.path.to_owned(),
            Some(file) => join(&self.level.folder, file),
        };
        let link = (source.clone(), name.to_owned());
        if chain.contains(&link) || chain.len() > LONGEST_CHAIN {
            let message = format!("'{name}' extends itself in the end");
            return Err(refusal(extends.at, message, "take one 'extends' of the circle away"));
        }
        chain.push(link);
        let base = if file.is_some() {
            let (mut others, other_resets) = self.base(&source, name, &extends)?;
            known(&others, &reference, name, &extends)?;
            self.service(&reference, &mut others, &other_resets, chain)?;
            others.get(&reference).cloned()
        } else {
            known(services, &reference, name, &extends)?;
            self.service(&reference, services, resets, chain)?;
            services.get(&reference).cloned()
        };
        chain.pop();
        let Some(mut base) = base.filter(|base| !base.is_null()) else { return Ok(()) };
        apply_resets(&mut base, resets, &mut vec![Arc::from("services"), Arc::from(name)]);
        let own = services.get(name).cloned().unwrap_or_else(|| Value::new(Data::Null, extends.at));
        let mut merged = merge(base, own, &mut vec![Arc::from("services"), Arc::from("x")])?;
        if let Some(map) = merged.as_map_mut() {
            map.remove("extends");
        }
        if let Some(place) = services.get_mut(name) {
            *place = merged;
        }
        Ok(())
    }

    fn base(&mut self, path: &str, name: &str, extends: &Value) -> Result<(Map, Resets)> {
        if let Some(known) = self.bases.get(path) {
            return Ok(known.clone());
        }
        let level = Level { base: true, ..self.level.clone() };
        let (tree, resets) = load_file(self.workspace, path, &level, None, Some(extends.at))?;
        let mut tree = tree.unwrap_or_else(|| Value::new(Data::Null, extends.at));
        resolve_paths(&mut tree, &folder(path));
        let services = tree.as_map().and_then(|map| map.get("services")).and_then(Value::as_map).cloned();
        let Some(services) = services else {
            let message =
                format!("'{name}' extends a service of '{}', which has none", self.workspace.shown(path));
            return Err(refusal(extends.at, message, "name a file with 'services:'"));
        };
        self.bases.insert(path.to_owned(), (services.clone(), resets.clone()));
        Ok((services, resets))
    }
}

fn known(services: &Map, reference: &str, name: &str, extends: &Value) -> Result<()> {
    if services.contains(reference) {
        return Ok(());
    }
    let message = format!("'{name}' extends the service '{reference}', which is not there");
    let names: Vec<&str> = services.iter().map(|entry| &*entry.key).take(10).collect();
    Err(refusal(extends.at, message, &format!("name one of these: {}", names.join(", "))))
}

/// The service and the file that an `extends` names.
fn target(name: &str, extends: &Value) -> Result<(String, Option<String>)> {
    if let Some(reference) = extends.as_text() {
        return Ok((reference.to_owned(), None));
    }
    let map = extends.as_map();
    let Some(reference) = map.and_then(|map| map.get("service")).and_then(Value::as_text) else {
        let message = format!("'extends' of '{name}' names no service");
        return Err(refusal(extends.at, message, "write 'extends: {service: NAME}'"));
    };
    let file = match map.and_then(|map| map.get("file")).filter(|file| !file.is_null()) {
        None => None,
        Some(file) => match file.as_text() {
            Some(file) => Some(file.to_owned()),
            None => return Err(refusal(file.at, "'file' must be a text", "put it into quotes")),
        },
    };
    Ok((reference.to_owned(), file))
}
