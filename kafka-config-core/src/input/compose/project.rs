//! A project: which files it has, what its environment is, and its services in the form that all readers share.
//!
//! Source: compose-go, `cli/options.go`; `loader/loader.go`, `ModelToProject`.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::tree::{Data, Entry, Map, Value};
use super::consistent::{Services, check_consistency};
use super::environment::variables;
use super::handed;
use super::labels::check_label_files;
use super::load::{Level, load_model};
use super::normalize::normalize;
use super::refusal::{Result, refusal};
use super::salvage::salvage;
use super::workspace::Workspace;
use crate::input::memory::of_docker;
use crate::input::paths::{clean, join};
use crate::input::service::as_command;
use crate::input::{
    Attachment, Host, Located, Networking, Port, Reading, Replicas, Replicator, Service, Starter, Volume,
    interpolate,
};
use crate::model::SourceSpan;
use crate::yaml::Node;

const NAMES: [&str; 4] = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const OVERRIDES: [&str; 4] = [
    "compose.override.yml",
    "compose.override.yaml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
];

/// What `docker compose` is started with.
#[derive(Debug, Clone, Copy)]
pub struct ComposeProject<'a> {
    /// Texts by their paths, seen from the project's folder.
    pub files: &'a BTreeMap<String, Vec<u8>>,
    /// The files given with `-f`; without any they are looked for as compose does.
    pub chosen: &'a [String],
    /// The variables of the machine.
    pub host: &'a Host,
    /// Absolute path of the project's folder, whose last part names the project.
    pub folder: &'a str,
}

/// Reads a project as `docker compose config` loads it.
///
/// ```
/// use std::collections::BTreeMap;
/// use kafka_config_core::input::{ComposeProject, Host, read_compose};
///
/// let text = "services: {kafka: {image: 'apache/kafka:4.1.1', environment: {KAFKA_NODE_ID: 1}}}";
/// let files = BTreeMap::from([("compose.yaml".to_owned(), text.as_bytes().to_vec())]);
/// let project = ComposeProject { files: &files, chosen: &[], host: &Host::new(), folder: "/project" };
/// let reading = read_compose(&project);
/// let variable = reading.services[0].variable("KAFKA_NODE_ID").expect("it is set");
/// assert_eq!(variable.value.known(), Some("1"));
/// ```
pub fn read_compose(project: &ComposeProject<'_>) -> Reading {
    let mut workspace = Workspace::new(project.files, project.folder);
    let services = match services(&mut workspace, project) {
        Ok(services) => services,
        Err(fault) => {
            workspace.log.push(fault.into_fault());
            let paths = paths(&mut workspace, project, project.host).unwrap_or_default();
            salvage(&mut workspace, &paths, project.host)
        }
    };
    Reading {
        sources: project.files.keys().cloned().collect(),
        services,
        faults: workspace.log.faults,
        missing: workspace.missing,
    }
    .without_nul()
}

fn services(workspace: &mut Workspace<'_>, project: &ComposeProject<'_>) -> Result<Vec<Service>> {
    let mut host = project.host.clone();
    dotenv(workspace, &mut host)?;
    let paths = paths(workspace, project, &host)?;
    let name = name(workspace, &paths, &host)?;
    host.insert("COMPOSE_PROJECT_NAME".to_owned(), name.clone());
    let level = Level {
        folder: workspace.folder.clone(),
        environment: Rc::new(host.clone()),
        included: Vec::new(),
        base: false,
    };
    let mut tree = load_model(workspace, &paths, &level)?;
    if name.is_empty() {
        return Err(refusal(
            None,
            "the project has no name",
            "write 'name: NAME' with small letters and digits",
        ));
    }
    normalize(&mut tree);
    let Data::Map(tree) = tree.data else { return Ok(Vec::new()) };
    let profiles = host.get("COMPOSE_PROFILES").map_or("", String::as_str);
    let profiles: Vec<String> = profiles.split(',').map(|profile| profile.trim().to_owned()).collect();
    let chosen = Services::of(&tree, &profiles);
    check_consistency(&tree, &chosen, &mut workspace.log);
    workspace.log.checkpoint()?;
    let whole = |entry: &&Entry| {
        let files = entry.value.as_map().map(|map| handed::files(&tree, map)).unwrap_or_default();
        Ok(Service { files, ..service(workspace, entry, &host)? })
    };
    chosen.enabled.iter().map(whole).collect()
}

/// Adds the variables of the project's `.env`.
fn dotenv(workspace: &mut Workspace<'_>, host: &mut Host) -> Result<()> {
    let disabled =
        host.get("COMPOSE_DISABLE_ENV_FILE").is_some_and(|value| matches!(&**value, "1" | "true" | "TRUE"));
    let path = join(&workspace.folder, ".env");
    if disabled || !workspace.has(&path) {
        return Ok(());
    }
    let found = workspace.dotenv(&path, host, None)?;
    workspace.dotenv_places.retain(|name, _| !host.contains_key(name));
    for (name, value) in found {
        host.entry(name).or_insert(value);
    }
    Ok(())
}

fn paths(workspace: &mut Workspace<'_>, project: &ComposeProject<'_>, host: &Host) -> Result<Vec<String>> {
    let folder = workspace.folder.clone();
    if !project.chosen.is_empty() {
        return Ok(project.chosen.iter().map(|path| join(&folder, path)).collect());
    }
    if let Some(list) = host.get("COMPOSE_FILE") {
        let separator = host.get("COMPOSE_PATH_SEPARATOR").map_or("", String::as_str);
        let separator = if separator.is_empty() { ":" } else { separator };
        let paths: Vec<String> = list.split(separator).map(|path| join(&folder, path)).collect();
        for path in &paths {
            if workspace.read(path).is_none() {
                let message = format!("COMPOSE_FILE names '{}', which is not there", workspace.shown(path));
                let at = workspace.dotenv_places.get("COMPOSE_FILE").map(|(name_at, _)| *name_at);
                return Err(refusal(at, message, "name a file that exists, or unset COMPOSE_FILE"));
            }
        }
        return Ok(paths);
    }
    let find =
        |names: [&str; 4]| names.iter().map(|name| join(&folder, name)).find(|path| workspace.has(path));
    let Some(main) = find(NAMES) else {
        return Err(refusal(None, "there is no compose file", "name it compose.yaml"));
    };
    Ok([Some(main), find(OVERRIDES)].into_iter().flatten().collect())
}

/// The project's name: given, written in a file, or that of the folder.
fn name(workspace: &mut Workspace<'_>, paths: &[String], host: &Host) -> Result<String> {
    if let Some(name) = host.get("COMPOSE_PROJECT_NAME").filter(|name| !name.is_empty()) {
        if normal_name(name) == *name {
            return Ok(name.clone());
        }
        let message = format!("COMPOSE_PROJECT_NAME cannot be '{name}'");
        return Err(refusal(
            None,
            message,
            "use small letters, digits, '-' and '_', a letter or digit first",
        ));
    }
    let mut written = String::new();
    let mut first_documents = false;
    for path in paths {
        let (_, documents) = workspace.documents(path, None)?;
        for (place, root) in documents.roots.iter().enumerate() {
            let found = root.get("name").and_then(Node::text).filter(|name| !name.is_empty());
            if let Some(found) = found {
                first_documents |= place == 0;
                found.clone_into(&mut written);
            }
        }
    }
    // A text that is refused here is refused again with its place when the files are read.
    let lookup = |name: &str| host.get(name).cloned();
    let written = interpolate(&written, &lookup).map(|text| normal_name(&text.value)).unwrap_or_default();
    if !written.is_empty() || first_documents {
        return Ok(written);
    }
    Ok(normal_name(workspace.folder.rsplit('/').next().unwrap_or_default()))
}

fn normal_name(text: &str) -> String {
    let kept = text
        .to_lowercase()
        .chars()
        .filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-'))
        .collect::<String>();
    kept.trim_start_matches(['_', '-']).to_owned()
}

pub(super) fn service(workspace: &mut Workspace<'_>, entry: &Entry, host: &Host) -> Result<Service> {
    let name = Located { value: entry.key.to_string(), at: entry.key_at };
    let mut service = Service { starter: Starter::Compose, ..Service::new(name) };
    let Some(map) = entry.value.as_map() else { return Ok(service) };
    let text = |name: &str| located(map.get(name));
    service.image = text("image")?;
    service.hostname = text("hostname")?;
    service.container_name = text("container_name")?;
    service.environment = variables(workspace, map, host)?;
    check_label_files(workspace, map)?;
    let list = |name: &str| map.get(name).and_then(Value::as_list).unwrap_or_default();
    service.ports = list("ports")
        .iter()
        .filter_map(|port| port.as_map().map(|map| (map, port.at)))
        .map(port)
        .collect::<Result<_>>()?;
    service.volumes = list("volumes")
        .iter()
        .filter_map(|volume| volume.as_map().map(|map| (map, volume.at)))
        .map(volume)
        .collect();
    service.memory = memory(map);
    service.replicas = replicas(map);
    service.networking = networking(map);
    service.command =
        as_command(["entrypoint", "command"].into_iter().filter_map(|name| command(map.get(name)?)));
    let known = map.get("depends_on").and_then(Value::as_map);
    service.depends_on = known.into_iter().flat_map(Map::iter).map(|entry| entry.key.to_string()).collect();
    service.depends_on.sort_unstable();
    Ok(service)
}

/// The words of a command, where there are any.
fn command(value: &Value) -> Option<Located<String>> {
    let words = match value.as_list() {
        Some(words) => words.iter().filter_map(Value::print).collect::<Vec<_>>().join(" "),
        None => value.print()?,
    };
    (!words.trim().is_empty()).then_some(Located { value: words, at: value.at })
}

/// The limit of `docker compose up`, which reads both places; the one of `deploy` counts.
fn memory(map: &Map) -> Option<Located<u64>> {
    let inside = |path: &[&str]| path.iter().try_fold(map, |map, name| map.get(name)?.as_map());
    let of_deploy = inside(&["deploy", "resources", "limits"]).and_then(|limits| limits.get("memory"));
    let value = of_deploy.or_else(|| map.get("mem_limit"))?;
    let bytes = of_docker(&value.print()?).filter(|bytes| *bytes > 0)?;
    Some(Located { value: bytes, at: value.at })
}

/// `network_mode`, else the networks, of which each service has at least the default one.
fn networking(map: &Map) -> Networking {
    if let Some(mode) = map.get("network_mode").and_then(Value::as_text) {
        return Networking::of_mode(mode).unwrap_or_default();
    }
    let Some(networks) = map.get("networks").and_then(Value::as_map) else { return Networking::Untold };
    let attachment = |entry: &Entry| {
        let aliases = entry.value.as_map().and_then(|map| map.get("aliases")).and_then(Value::as_list);
        let aliases = aliases.unwrap_or_default().iter().filter_map(Value::print).collect();
        Attachment { network: entry.key.to_string(), aliases }
    };
    Networking::Networks(networks.iter().map(attachment).collect())
}

/// The number of containers that `docker compose up` starts.
fn replicas(map: &Map) -> Option<Replicas> {
    let of_deploy = map.get("deploy").and_then(Value::as_map).and_then(|deploy| deploy.get("replicas"));
    let value = of_deploy.or_else(|| map.get("scale"))?;
    let Data::Int(count) = value.data else { return None };
    let count = u32::try_from(count).ok().filter(|count| *count > 0)?;
    Some(Replicas { count, first: 1, by: Replicator::Compose, at: value.at })
}

fn located(value: Option<&Value>) -> Result<Option<Located<String>>> {
    let Some(value) = value.filter(|value| !value.is_null()) else { return Ok(None) };
    match value.as_text() {
        Some(text) => Ok(Some(Located { value: text.to_owned(), at: value.at })),
        None => {
            Err(refusal(value.at, format!("this must be a text, not {}", value.kind()), "put it into quotes"))
        }
    }
}

fn printed(map: &Map, name: &str) -> String {
    map.get(name).and_then(Value::print).unwrap_or_default()
}

fn port((map, at): (&Map, SourceSpan)) -> Result<Port> {
    let target = match map.get("target").map(|target| &target.data) {
        Some(Data::Int(target)) => u32::try_from(*target).ok(),
        _ => None,
    };
    let Some(target) = target else {
        return Err(refusal(at, "'target' is no port", "write a number from 1 to 65535"));
    };
    Ok(Port {
        host_ip: printed(map, "host_ip"),
        published: printed(map, "published"),
        target,
        protocol: printed(map, "protocol"),
        at,
    })
}

fn volume((map, at): (&Map, SourceSpan)) -> Volume {
    let read_only = map.get("read_only").is_some_and(|value| matches!(value.data, Data::Bool(true)));
    let target = printed(map, "target");
    let target = if target.is_empty() { ".".to_owned() } else { clean(&target) };
    Volume { source: printed(map, "source"), target, options: Vec::new(), read_only, at }
}
