//! What a compose file says beside.

use super::nodes::{entries, items};
use crate::yaml::Node;

/// Keys of a service that are read, or looked through below.
const READ: [&str; 8] =
    ["image", "environment", "env_file", "hostname", "container_name", "ports", "volumes", "extends"];

/// Keys of a volume in its long form that are read.
const VOLUME: [&str; 4] = ["type", "source", "target", "read_only"];

/// How often a service may be made of another one.
const DEPTH: usize = 16;

/// The keys of a service, of its volumes, and of the file around them.
pub(super) fn keys(root: &Node, service: &str) -> Vec<String> {
    let Some(node) = root.get("services").and_then(|services| services.get(service)) else {
        return Vec::new();
    };
    let mut keys = Vec::new();
    of_service(root, node, DEPTH, &mut keys);
    for group in ["networks", "secrets", "configs"] {
        keys.extend(root.get(group).map(|_| group.to_owned()));
    }
    for (name, volume) in root.get("volumes").into_iter().flat_map(entries) {
        keys.extend(entries(volume).map(|(key, _)| format!("volumes.{name}.{key}")));
    }
    keys
}

/// The keys of a service, of what is merged into it and of what it extends in the same file.
fn of_service(root: &Node, node: &Node, depth: usize, keys: &mut Vec<String>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    for (key, value) in entries(node) {
        match key {
            "<<" => {
                of_service(root, value, depth, keys);
                items(value).for_each(|merged| of_service(root, merged, depth, keys));
            }
            "extends" if value.get("file").is_none() => {
                let name = value.text().or_else(|| value.get("service")?.text());
                let base = name.and_then(|name| root.get("services")?.get(name));
                if let Some(base) = base {
                    of_service(root, base, depth, keys);
                }
            }
            "depends_on" => {
                keys.extend(entries(value).filter_map(|(name, how)| {
                    let condition = how.get("condition")?.text()?;
                    (condition != "service_started").then(|| format!("depends_on {name}: {condition}"))
                }));
            }
            "volumes" => items(value).for_each(|volume| of_volume(volume, keys)),
            key if READ.contains(&key) || key.starts_with("x-") => {}
            key => keys.push(key.to_owned()),
        }
    }
}

fn of_volume(volume: &Node, keys: &mut Vec<String>) {
    if let Some((rest, options)) = volume.text().and_then(|text| text.rsplit_once(':')) {
        // Options stand behind a target, which is a path.
        let options = options.split(',').filter(|option| !option.contains('/') && rest.contains(':'));
        let others = options.filter(|option| !matches!(*option, "ro" | "rw"));
        keys.extend(others.map(|option| format!("volume {rest}: {option}")));
    }
    let target = volume.get("target").and_then(Node::text).unwrap_or_default();
    for (key, value) in entries(volume) {
        let is_mount = value.text().is_some_and(|kind| matches!(kind, "volume" | "bind"));
        if !VOLUME.contains(&key) || (key == "type" && !is_mount) {
            keys.push(format!("volume {target}: {}", value.text().filter(|_| key == "type").unwrap_or(key)));
        }
    }
}
