//! Other projects taken in with `include`.
//!
//! Source: compose-go, `loader/include.go`.

use std::rc::Rc;
use std::sync::Arc;

use super::super::tree::{Data, Map, Value};
use super::load::{Level, Resets, apply_resets, load_model};
use super::merge::merge;
use super::refusal::{Result, refusal};
use super::workspace::Workspace;
use crate::input::Host;
use crate::input::paths::{folder, join};

const DEEPEST: usize = 50;

/// What one entry says.
struct Include {
    paths: Vec<String>,
    folder: Option<String>,
    env_files: Vec<String>,
}

/// Adds the services and the rest of the projects that the tree includes.
pub(super) fn apply_include(
    workspace: &mut Workspace<'_>,
    tree: &mut Value,
    level: &Level,
    path: &str,
    resets: &Resets,
) -> Result<()> {
    let Some(map) = tree.as_map_mut() else { return Ok(()) };
    let Some(include) = map.get("include").cloned() else { return Ok(()) };
    map.remove("include");
    let entries = match &include.data {
        Data::Null => return Ok(()),
        Data::List(entries) => entries,
        _ => return Err(refusal(include.at, "'include' must be a list", "write '- FILE' below it")),
    };
    for entry in entries {
        let mut included = level.included.clone();
        included.push(path.to_owned());
        let inner = model(workspace, entry, level, included)?;
        import(inner, map, resets)?;
    }
    Ok(())
}

fn model(
    workspace: &mut Workspace<'_>,
    entry: &Value,
    level: &Level,
    included: Vec<String>,
) -> Result<Value> {
    let include = parse(entry)?;
    let paths: Vec<String> = include.paths.iter().map(|path| join(&level.folder, path)).collect();
    let Some(main) = paths.first() else {
        return Err(refusal(entry.at, "this includes no file", "write 'path: FILE'"));
    };
    if included.contains(main) || included.len() > DEEPEST {
        let message = format!("'{}' includes itself in the end", workspace.shown(main));
        return Err(refusal(entry.at, message, "take one 'include' of the circle away"));
    }
    for path in &paths {
        workspace.documents(path, Some(entry.at))?;
    }
    let folder = include.folder.map_or_else(|| folder(main), |given| join(&level.folder, &given));
    let environment = environment(workspace, &include.env_files, &folder, level, entry)?;
    let level = Level { folder, environment: Rc::new(environment), included, base: false };
    load_model(workspace, &paths, &level)
}

/// The environment around, and what the included project's env files add to it.
fn environment(
    workspace: &mut Workspace<'_>,
    files: &[String],
    folder: &str,
    level: &Level,
    entry: &Value,
) -> Result<Host> {
    let mut environment = (*level.environment).clone();
    let given = files.iter().filter(|file| *file != "/dev/null");
    let mut files: Vec<String> = given.map(|file| join(&level.folder, file)).collect();
    let default = join(folder, ".env");
    if files.is_empty() && workspace.has(&default) {
        files.push(default);
    }
    for file in files {
        let found = workspace.dotenv(&file, &environment, Some(entry.at))?;
        // Of several files the last counts, against what is around none.
        environment.extend(found.into_iter().filter(|(name, _)| !level.environment.contains_key(name)));
    }
    Ok(environment)
}

fn parse(entry: &Value) -> Result<Include> {
    if let Some(path) = entry.as_text() {
        return Ok(Include { paths: vec![path.to_owned()], folder: None, env_files: Vec::new() });
    }
    let Some(map) = entry.as_map() else {
        return Err(refusal(
            entry.at,
            format!("an included file is a text, not {}", entry.kind()),
            "write '- FILE'",
        ));
    };
    let folder = match map.get("project_directory").filter(|folder| !folder.is_null()) {
        None => None,
        Some(folder) => Some(text(folder)?).filter(|folder| !folder.is_empty()),
    };
    let list = |name: &str| map.get(name).map_or(Ok(Vec::new()), texts);
    Ok(Include { paths: list("path")?, folder, env_files: list("env_file")? })
}

fn text(value: &Value) -> Result<String> {
    let found = value.as_text().map(str::to_owned);
    found.ok_or_else(|| {
        refusal(value.at, format!("this must be a text, not {}", value.kind()), "put it into quotes")
    })
}

fn texts(value: &Value) -> Result<Vec<String>> {
    match value.as_list() {
        Some(list) => list.iter().map(text).collect(),
        None => text(value).map(|text| vec![text]),
    }
}

/// Takes over what is included; what the including file says of the same things lies over it.
fn import(from: Value, map: &mut Map, resets: &Resets) -> Result<()> {
    let Data::Map(from) = from.data else { return Ok(()) };
    for section in from.into_entries() {
        if !matches!(
            &*section.key,
            "services" | "jobs" | "volumes" | "networks" | "secrets" | "configs" | "models"
        ) {
            continue;
        }
        let at = section.value.at;
        let Data::Map(items) = section.value.data else { continue };
        if !map.contains(&section.key) {
            map.insert(Arc::clone(&section.key), section.key_at, Value::new(Data::Map(Map::default()), at));
        }
        let Some(target) = map.get_mut(&section.key) else { continue };
        let target_at = target.at;
        let Some(target) = target.as_map_mut() else {
            return Err(refusal(target_at, format!("'{}' must be a mapping", section.key), ""));
        };
        for item in items.into_entries() {
            let Some(own) = target.get(&item.key) else {
                target.insert(item.key, item.key_at, item.value);
                continue;
            };
            if own.same(&item.value) {
                continue;
            }
            let own = own.clone();
            let mut path = vec![Arc::clone(&section.key), Arc::clone(&item.key)];
            let mut included = item.value;
            apply_resets(&mut included, resets, &mut path);
            let merged = merge(included, own, &mut path)?;
            if let Some(place) = target.get_mut(&item.key) {
                *place = merged;
            }
        }
    }
    Ok(())
}
