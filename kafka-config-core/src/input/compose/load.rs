//! Files into one tree: each document replaced, included, extended, merged over those before, checked and written out.
//!
//! Source: compose-go, `loader/loader.go`, `loadYamlModel` and `loadYamlFile`.

use std::rc::Rc;
use std::sync::Arc;

use super::super::tree::{Construction, Data, Map, Value};
use super::canonical::canonical;
use super::extends::apply_extends;
use super::include::apply_include;
use super::merge::merge;
use super::refusal::{Result, refusal};
use super::shape::check;
use super::shapes::FILE;
use super::unique::enforce;
use super::validate::validate;
use super::variables::replace_variables;
use super::workspace::Workspace;
use crate::input::Host;
use crate::input::paths::join;
use crate::model::SourceSpan;

/// Paths whose earlier values do not count.
pub(super) type Resets = Rc<Vec<Vec<String>>>;

/// What is fixed while the files of one level are read.
#[derive(Clone)]
pub(super) struct Level {
    /// Where relative paths begin.
    pub(super) folder: String,
    pub(super) environment: Rc<Host>,
    /// The files that include one another down to here.
    pub(super) included: Vec<String>,
    /// Whether this is the file that a service is extended from, which is not checked by itself.
    pub(super) base: bool,
}

/// The tree of all files of a level.
pub(super) fn load_model(workspace: &mut Workspace<'_>, paths: &[String], level: &Level) -> Result<Value> {
    let mut tree: Option<Value> = None;
    for path in paths {
        tree = load_file(workspace, path, level, tree, None)?.0;
    }
    let mut tree =
        tree.ok_or_else(|| refusal(None, "the compose file is empty", "write 'services:' with a service"))?;
    default_protocols(&mut tree);
    validate(&tree, &mut workspace.log);
    workspace.log.checkpoint()?;
    resolve_paths(&mut tree, &level.folder);
    resolve_names(&mut tree, &level.environment);
    resolve_contents(&mut tree, &level.environment);
    Ok(tree)
}

/// One file over what was read before; with its resets, as the base of a service needs them.
pub(super) fn load_file(
    workspace: &mut Workspace<'_>,
    path: &str,
    level: &Level,
    mut tree: Option<Value>,
    at: Option<SourceSpan>,
) -> Result<(Option<Value>, Resets)> {
    let mut resets = Resets::default();
    for document in workspace.trees(path, at)? {
        let Construction { value, resets: found } = document?;
        resets = Rc::new(found);
        tree = Some(load_document(workspace, path, level, tree, value, &resets)?);
    }
    Ok((tree, resets))
}

fn load_document(
    workspace: &mut Workspace<'_>,
    path: &str,
    level: &Level,
    tree: Option<Value>,
    mut value: Value,
    resets: &Resets,
) -> Result<Value> {
    if value.as_map().is_none() {
        let message = format!("a compose file is a mapping, not {}", value.kind());
        return Err(refusal(value.at, message, "write 'services:' and the services below it"));
    }
    replace_variables(&mut value, &level.environment, &mut workspace.log);
    workspace.log.checkpoint()?;
    let mut tree = tree.unwrap_or_else(|| Value::new(Data::Map(Map::default()), value.at));
    if !level.base {
        apply_include(workspace, &mut value, level, path, resets)?;
    }
    apply_resets(&mut tree, resets, &mut Vec::new());
    if !level.base {
        apply_extends(workspace, &mut value, level, path, resets)?;
    }
    let mut tree = merge(tree, value, &mut Vec::new())?;
    enforce(&mut tree)?;
    if !level.base {
        check(&tree, &FILE, &mut workspace.log);
        workspace.log.checkpoint()?;
        if let Some(map) = tree.as_map_mut() {
            map.remove("version");
        }
    }
    canonical(&mut tree)?;
    enforce(&mut tree)?;
    Ok(tree)
}

/// Takes away what a later file resets or overrides.
pub(super) fn apply_resets(value: &mut Value, resets: &Resets, path: &mut Vec<Arc<str>>) {
    if resets.is_empty() {
        return;
    }
    let Some(map) = value.as_map_mut() else { return };
    map.retain(|entry| {
        !resets.iter().any(|reset| {
            reset.len() == path.len() + 1
                && reset.iter().zip(path.iter().chain([&entry.key])).all(|(a, b)| *a == **b)
        })
    });
    let deeper = |path: &[Arc<str>]| {
        resets.iter().any(|reset| reset.len() > path.len() && reset.iter().zip(path).all(|(a, b)| *a == **b))
    };
    for entry in map.iter_mut() {
        path.push(Arc::clone(&entry.key));
        if deeper(path) {
            apply_resets(&mut entry.value, resets, path);
        }
        path.pop();
    }
}

fn services(tree: &mut Value) -> impl Iterator<Item = &mut Map> {
    let sections = tree.as_map_mut().into_iter().flat_map(Map::iter_mut);
    let sections = sections.filter(|entry| matches!(&*entry.key, "services" | "jobs"));
    let services = sections.filter_map(|entry| entry.value.as_map_mut()).flat_map(Map::iter_mut);
    services.filter_map(|entry| entry.value.as_map_mut())
}

fn default_protocols(tree: &mut Value) {
    for service in services(tree) {
        let Some(Data::List(ports)) = service.get_mut("ports").map(|value| &mut value.data) else { continue };
        for port in ports {
            let at = port.at;
            if let Some(port) = port.as_map_mut().filter(|port| !port.contains("protocol")) {
                port.insert(Arc::from("protocol"), at, Value::text("tcp", at));
            }
        }
    }
}

/// Makes relative paths absolute.
pub(super) fn resolve_paths(tree: &mut Value, folder: &str) {
    let resolve = |value: &mut Value| {
        let absolute = value.as_text().filter(|path| !path.is_empty() && !path.starts_with('~'));
        if let Some(path) = absolute.map(|path| join(folder, path)) {
            value.data = Data::Text(Arc::from(path));
        }
    };
    for section in ["secrets", "configs"] {
        handed(tree, section).filter_map(|map| map.get_mut("file")).for_each(resolve);
    }
    for service in services(tree) {
        if let Some(Data::List(files)) = service.get_mut("env_file").map(|value| &mut value.data) {
            let paths = files.iter_mut().filter_map(|file| file.as_map_mut()?.get_mut("path"));
            paths.for_each(resolve);
        }
        if let Some(Data::List(files)) = service.get_mut("label_file").map(|value| &mut value.data) {
            files.iter_mut().for_each(resolve);
        }
        if let Some(extends) = service.get_mut("extends").and_then(Value::as_map_mut) {
            extends.get_mut("file").into_iter().for_each(resolve);
        }
        if let Some(Data::List(volumes)) = service.get_mut("volumes").map(|value| &mut value.data) {
            for volume in volumes.iter_mut().filter_map(Value::as_map_mut) {
                if volume.get("type").and_then(Value::as_text) == Some("bind") {
                    volume
                        .get_mut("source")
                        .into_iter()
                        .filter(|source| !is_windows(source))
                        .for_each(resolve);
                }
            }
        }
    }
}

fn is_windows(source: &Value) -> bool {
    source.as_text().is_some_and(|path| path.starts_with("\\\\") || path.get(1..2) == Some(":"))
}

/// The secrets or configs of the project.
fn handed<'t>(tree: &'t mut Value, section: &str) -> impl Iterator<Item = &'t mut Map> {
    let known = tree.as_map_mut().and_then(|map| map.get_mut(section)?.as_map_mut());
    known.into_iter().flat_map(Map::iter_mut).filter_map(|entry| entry.value.as_map_mut())
}

/// Where compose keeps the content of secrets that are variables.
pub(super) const SECRET_VALUE: &str = "x-#value";

/// Gives secrets and configs that are variables their content, where the environment has it.
fn resolve_contents(tree: &mut Value, environment: &Host) {
    for (section, key) in [("secrets", SECRET_VALUE), ("configs", "content")] {
        for map in handed(tree, section) {
            let variable = map.get("environment").and_then(|name| Some((name.as_text()?, name.at)));
            let content = variable.and_then(|(name, at)| Some(Value::text(environment.get(name)?, at)));
            if let Some(content) = content {
                map.insert(Arc::from(key), content.at, content);
            }
        }
    }
}

/// Gives bare names in lists their values, where the environment has them.
fn resolve_names(tree: &mut Value, environment: &Host) {
    for service in services(tree) {
        let Some(Data::List(list)) = service.get_mut("environment").map(|value| &mut value.data) else {
            continue;
        };
        for item in list {
            let found =
                item.as_text().and_then(|name| environment.get(name).map(|value| format!("{name}={value}")));
            if let Some(text) = found {
                let name_at = item.at;
                item.data = Data::Pair { text: Arc::from(text), name_at };
            }
        }
    }
}
