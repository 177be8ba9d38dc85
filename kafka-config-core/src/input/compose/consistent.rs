//! Whether the enabled services fit together.
//!
//! Source: compose-go, `loader/validate.go`, `checkConsistency`; `graph/cycle.go`.

use std::collections::{HashMap, HashSet};

use super::super::tree::{Data, Entry, Map, Value};
use super::refusal::Log;
use super::validate::items;

/// The services of a project, divided by profiles.
pub(super) struct Services<'m> {
    pub(super) enabled: Vec<&'m Entry>,
    pub(super) disabled: HashSet<&'m str>,
}

impl<'m> Services<'m> {
    /// Enabled are services without profiles, and those that share one.
    pub(super) fn of(tree: &'m Map, profiles: &[String]) -> Self {
        let mut services = Self { enabled: Vec::new(), disabled: HashSet::new() };
        for entry in items(tree, "services") {
            let own = entry.value.as_map().and_then(|map| map.get("profiles")).and_then(Value::as_list);
            let own = own.unwrap_or_default();
            let shared = own
                .iter()
                .filter_map(Value::as_text)
                .any(|name| profiles.iter().any(|profile| profile == name));
            if own.is_empty() || shared || profiles.iter().any(|profile| profile == "*") {
                services.enabled.push(entry);
            } else {
                services.disabled.insert(&entry.key);
            }
        }
        services
    }
}

/// Writes down what does not fit together.
pub(super) fn check_consistency(tree: &Map, services: &Services<'_>, log: &mut Log) {
    let names: HashSet<&str> = services.enabled.iter().map(|entry| &*entry.key).collect();
    for entry in &services.enabled {
        if let Some(map) = entry.value.as_map() {
            Check { tree, names: &names, services, name: &entry.key, entry, map, log }.all();
        }
    }
    for entry in items(tree, "secrets") {
        let Some(map) = entry.value.as_map() else { continue };
        let external = map.get("external").is_some_and(|value| !matches!(value.data, Data::Bool(false)));
        if !external && !map.contains("file") && !map.contains("environment") {
            let message = format!("the secret '{}' needs 'file' or 'environment'", entry.key);
            log.refuse(entry.key_at, message, Some("write 'file: PATH'".to_owned()));
        }
    }
    circles(services, &names, log);
}

struct Check<'a, 'm> {
    tree: &'m Map,
    names: &'a HashSet<&'m str>,
    services: &'a Services<'m>,
    name: &'m str,
    entry: &'m Entry,
    map: &'m Map,
    log: &'a mut Log,
}

impl Check<'_, '_> {
    fn all(&mut self) {
        self.image();
        self.networks();
        self.health();
        self.dependencies();
        self.volumes();
        for section in ["configs", "secrets", "models"] {
            self.references(section);
        }
        self.scale();
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.map.get(name).and_then(Value::as_text).filter(|text| !text.is_empty())
    }

    fn refuse(&mut self, at: crate::model::SourceSpan, message: String, help: &str) {
        self.log.refuse(at, message, (!help.is_empty()).then(|| help.to_owned()));
    }

    fn image(&mut self) {
        if self.text("image").is_none() && !self.map.contains("build") && !self.map.contains("provider") {
            let message = format!("the service '{}' has neither an image nor a build", self.name);
            self.refuse(self.entry.key_at, message, "write 'image: apache/kafka:4.1.1'");
        }
    }

    fn networks(&mut self) {
        let networks = self.map.get("networks").and_then(Value::as_map);
        let mode = self.text("network_mode").map(str::to_owned);
        if let (Some(_), Some(networks)) = (&mode, networks.filter(|networks| !networks.is_empty())) {
            let at = networks.iter().next().map_or(self.entry.key_at, |entry| entry.key_at);
            let message = format!("'{}' has 'network_mode' and 'networks'", self.name);
            self.refuse(at, message, "keep one of the two");
        }
        let known = self.tree.get("networks").and_then(Value::as_map);
        for entry in networks.into_iter().flat_map(Map::iter) {
            if known.is_none_or(|known| !known.contains(&entry.key)) {
                let message =
                    format!("'{}' is in the network '{}', which is not declared", self.name, entry.key);
                let help = format!("write 'networks:' at the end of the file, and '{}:' below it", entry.key);
                self.refuse(entry.key_at, message, &help);
            }
        }
        let shared = mode.as_deref().and_then(|mode| mode.strip_prefix("service:"));
        if let Some(shared) = shared.filter(|shared| !self.names.contains(shared)) {
            let message = format!("'{}' shares the network of '{shared}', which is not there", self.name);
            self.refuse(self.entry.key_at, message, "name a service of this project");
        }
    }

    fn health(&mut self) {
        let test = self.map.get("healthcheck").and_then(Value::as_map).and_then(|map| map.get("test"));
        let first = test.and_then(Value::as_list).and_then(<[Value]>::first);
        if let Some(first) =
            first.filter(|first| !matches!(first.as_text(), Some("CMD" | "CMD-SHELL" | "NONE")))
        {
            let message =
                format!("the health check of '{}' must begin with CMD, CMD-SHELL or NONE", self.name);
            self.refuse(first.at, message, "write '[\"CMD\", …]', or the whole command as one text");
        }
    }

    fn dependencies(&mut self) {
        let known = self.map.get("depends_on").and_then(Value::as_map);
        for entry in known.into_iter().flat_map(Map::iter).filter(|entry| !self.names.contains(&*entry.key)) {
            let required = entry.value.as_map().and_then(|map| map.get("required"));
            let required = required.is_none_or(|value| !matches!(value.data, Data::Bool(false)));
            let disabled = self.services.disabled.contains(&*entry.key);
            if disabled && !required {
                continue;
            }
            let (message, help) = if disabled {
                let message =
                    format!("'{}' depends on '{}', which no active profile enables", self.name, entry.key);
                (message, "set COMPOSE_PROFILES, or write 'required: false'")
            } else {
                (
                    format!("'{}' depends on '{}', which is not there", self.name, entry.key),
                    "name a service of this project",
                )
            };
            self.refuse(entry.key_at, message, help);
        }
    }

    fn volumes(&mut self) {
        let known = self.tree.get("volumes").and_then(Value::as_map);
        let volumes = self.map.get("volumes").and_then(Value::as_list).unwrap_or_default();
        let mut targets: HashSet<&str> = HashSet::new();
        for tmpfs in self.map.get("tmpfs").into_iter().flat_map(texts) {
            targets.insert(tmpfs.split(':').next().unwrap_or_default());
        }
        for volume in volumes {
            let Some(map) = volume.as_map() else { continue };
            let text = |name: &str| map.get(name).and_then(Value::as_text).unwrap_or_default();
            let source = text("source");
            if text("type") == "volume"
                && !source.is_empty()
                && known.is_none_or(|known| !known.contains(source))
            {
                let message = format!("'{}' mounts the volume '{source}', which is not declared", self.name);
                let help = format!(
                    "write 'volumes:' at the end of the file and '{source}:' below it, or './{source}' for a folder"
                );
                self.refuse(volume.at, message, &help);
            }
            if text("type") == "bind" && source.is_empty() {
                let message = format!("a bind of '{}' has no source", self.name);
                self.refuse(volume.at, message, "write 'source: PATH'");
            }
            if !targets.insert(text("target")) {
                let message = format!("'{}' mounts '{}' twice", self.name, text("target"));
                self.refuse(volume.at, message, "keep one of the two");
            }
        }
    }

    fn references(&mut self, section: &str) {
        let known = self.tree.get(section).and_then(Value::as_map);
        let Some(used) = self.map.get(section) else { return };
        let mut names: Vec<(&str, crate::model::SourceSpan)> = Vec::new();
        match &used.data {
            Data::Map(map) => names.extend(map.iter().map(|entry| (&*entry.key, entry.key_at))),
            Data::List(list) => names.extend(list.iter().filter_map(|item| {
                let source = item.as_map().and_then(|map| map.get("source")).unwrap_or(item);
                source.as_text().map(|name| (name, item.at))
            })),
            _ => {}
        }
        for (name, at) in names {
            if known.is_none_or(|known| !known.contains(name)) {
                let message = format!("'{}' uses '{section}.{name}', which is not declared", self.name);
                let help = format!("write '{section}:' at the end of the file, and '{name}:' below it");
                self.refuse(at, message, &help);
            }
        }
    }

    fn scale(&mut self) {
        let number = |value: Option<&Value>| match value.map(|value| &value.data) {
            Some(Data::Int(number)) => Some(*number),
            _ => None,
        };
        let scale = number(self.map.get("scale"));
        let replicas =
            number(self.map.get("deploy").and_then(Value::as_map).and_then(|map| map.get("replicas")));
        let at = self.entry.key_at;
        if let (Some(scale), Some(replicas)) = (scale, replicas)
            && scale != replicas
        {
            self.refuse(
                at,
                format!("'{}' has 'scale' {scale} and 'replicas' {replicas}", self.name),
                "keep one of the two",
            );
        }
        let count = scale.or(replicas).unwrap_or(1);
        if count < 0 {
            self.refuse(at, format!("'{}' cannot run {count} times", self.name), "write 0 or more");
        }
        if count > 1 && self.text("container_name").is_some() {
            let message = format!("'{}' runs {count} times and cannot have one 'container_name'", self.name);
            self.refuse(at, message, "leave out 'container_name'");
        }
    }
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let list = value.as_list().unwrap_or(std::slice::from_ref(value));
    list.iter().filter_map(Value::as_text)
}

/// Services that wait for one another.
fn circles(services: &Services<'_>, names: &HashSet<&str>, log: &mut Log) {
    let children: HashMap<&str, Vec<&Entry>> = services
        .enabled
        .iter()
        .map(|entry| {
            let known = entry.value.as_map().and_then(|map| map.get("depends_on")).and_then(Value::as_map);
            let known = known.into_iter().flat_map(Map::iter).filter(|child| names.contains(&*child.key));
            (&*entry.key, known.collect())
        })
        .collect();
    let mut done: HashSet<&str> = HashSet::new();
    for entry in &services.enabled {
        let mut open: Vec<(&str, usize)> = vec![(&entry.key, 0)];
        let mut on_path: HashSet<&str> = HashSet::from([&*entry.key]);
        while let Some((name, next)) = open.last_mut() {
            let child = children.get(name).and_then(|children| children.get(*next)).copied();
            *next += 1;
            match child {
                None => {
                    on_path.remove(*name);
                    done.insert(*name);
                    open.pop();
                }
                Some(child) if on_path.contains(&*child.key) => {
                    let message = format!("'{}' waits for itself: '{name}' depends on it", child.key);
                    let help = Some("take one 'depends_on' of the circle away".to_owned());
                    return log.refuse(child.key_at, message, help);
                }
                Some(child) if done.contains(&*child.key) => {}
                Some(child) => {
                    on_path.insert(&child.key);
                    open.push((&child.key, 0));
                }
            }
        }
    }
}
