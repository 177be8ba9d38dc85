//! What a file says of a container beside what is converted.

use super::remark::Remark;
use crate::input::InputFormat;
use crate::yaml::{Content, Node, load_go};

/// Keys of a compose service that are read, or that stand for what is.
const COMPOSE: [&str; 11] = [
    "image",
    "environment",
    "env_file",
    "hostname",
    "container_name",
    "ports",
    "expose",
    "volumes",
    "depends_on",
    "extends",
    "<<",
];

/// Keys of a unit's container that are read.
const QUADLET: [&str; 7] =
    ["Image", "ContainerName", "HostName", "PublishPort", "Volume", "Environment", "EnvironmentFile"];

/// What a text says of a service that no conversion takes over. Texts of other formats than compose files and units are
/// not looked through.
pub fn left_out(format: InputFormat, text: &[u8], service: &str) -> Vec<Remark> {
    let keys = match format {
        InputFormat::Compose => of_compose(text, service),
        InputFormat::Quadlet => of_unit(text),
        _ => Vec::new(),
    };
    let remark = |key: String| {
        Remark::lost(key, "it is not taken over")
            .nearest("write it anew, where the other format has something like it")
    };
    keys.into_iter().map(remark).collect()
}

fn of_compose(text: &[u8], service: &str) -> Vec<String> {
    let documents = load_go(text);
    let services = documents.roots.iter().filter_map(|root| root.get("services"));
    let services: Vec<&Node> = services.filter_map(|services| services.get(service)).collect();
    let mut keys: Vec<String> = Vec::new();
    for node in services {
        let Content::Mapping(entries) = &node.content else { continue };
        let found = entries.iter().filter_map(|entry| entry.key.text());
        keys.extend(found.filter(|key| !COMPOSE.contains(key) && !key.starts_with("x-")).map(str::to_owned));
    }
    keys
}

/// `Group.Key`, but for what only describes the unit.
fn of_unit(text: &[u8]) -> Vec<String> {
    let (mut keys, mut group) = (Vec::new(), String::new());
    let text = String::from_utf8_lossy(text);
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut group);
        } else if let Some((key, _)) = line.split_once('=') {
            let is_read = group == "Container" && QUADLET.contains(&key.trim());
            let is_comment = line.starts_with(['#', ';']);
            let is_about_unit = matches!(group.as_str(), "Install" | "Unit")
                && matches!(key.trim(), "Description" | "WantedBy");
            let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if is_key && !is_read && !is_comment && !is_about_unit {
                keys.push(format!("[{group}] {}", key.trim()));
            }
        }
    }
    keys
}
