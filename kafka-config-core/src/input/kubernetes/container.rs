//! The containers of a pod.

use super::super::tree::{Map, Value};
use super::fields::{Log, field, flag, inside, maps, number, text, word};
use super::mounts::Volumes;
use super::objects::{Objects, PodObject};
use super::sources::{Source, SourceEntry};
use crate::input::memory::of_kubernetes;
use crate::input::service::as_command;
use crate::input::{
    HandedFile, Located, OwnVariable, Port, Service, ServiceVariable, Starter, VariableValue, Volume, Weight,
    container_environment,
};
use crate::model::{EnvName, KnownBy, MissingInput, SourceSpan, Unknown};

/// A pod among the other objects.
pub(super) struct Pod<'a> {
    object: &'a PodObject,
    objects: &'a Objects,
    log: &'a mut Log,
}

impl<'a> Pod<'a> {
    pub(super) fn of(object: &'a PodObject, objects: &'a Objects, log: &'a mut Log) -> Self {
        Self { object, objects, log }
    }

    /// Its containers, named after the pod; where there are several, each with its own name behind.
    pub(super) fn containers(mut self) -> Vec<Service> {
        let containers = maps(&self.object.spec, "containers", self.log);
        if containers.is_empty() {
            let message = format!("'{}' has no containers", self.object.name.value);
            self.log.refuse(self.object.name.at, message, "write 'containers:' below its 'spec:'");
        }
        let several = containers.len() > 1;
        let PodObject { spec, namespace, .. } = self.object;
        let volumes = Volumes::of(spec, namespace, self.objects, self.log);
        let mut service = |(map, at): (&Map, SourceSpan)| {
            let mut service = self.container(map, at, several);
            service.files = self.files(map, &volumes);
            service
        };
        containers.into_iter().map(&mut service).collect()
    }

    /// What the container sees of volumes whose files the manifests hold.
    fn files(&mut self, map: &Map, volumes: &Volumes<'_>) -> Vec<HandedFile> {
        let mounts = maps(map, "volumeMounts", self.log).into_iter();
        mounts.flat_map(|(mount, at)| volumes.mounted(mount, &word(mount, "mountPath"), at)).collect()
    }

    fn container(&mut self, map: &Map, at: SourceSpan, several: bool) -> Service {
        let own = text(map, "name", "'name' of a container", self.log);
        let name = match own {
            Some(own) if several => {
                Located { value: format!("{}/{}", self.object.name.value, own.value), at: own.at }
            }
            _ => self.object.name.clone(),
        };
        let mut service = Service { starter: Starter::Kubernetes, ..Service::new(name) };
        service.image = text(map, "image", "'image'", self.log);
        if service.image.is_none() {
            self.log.refuse(
                at,
                "this container has no image".to_owned(),
                "write 'image: apache/kafka:4.1.1'",
            );
        }
        let own_hostname = text(&self.object.spec, "hostname", "'hostname'", self.log);
        service.hostname = own_hostname.or_else(|| self.object.is_pod.then(|| self.object.name.clone()));
        let subdomain = text(&self.object.spec, "subdomain", "'subdomain'", self.log);
        service.subdomain = subdomain.or_else(|| self.object.service_name.clone());
        service.replicas = self.object.replicas;
        (service.environment, service.missing) = self.environment(map);
        service.ports =
            maps(map, "ports", self.log).into_iter().filter_map(|(port, at)| self.port(port, at)).collect();
        let mounts = maps(map, "volumeMounts", self.log);
        service.volumes = mounts.into_iter().filter_map(|(mount, at)| self.volume(mount, at)).collect();
        let words = ["command", "args"].into_iter().filter_map(|name| {
            let value = field(map, name)?;
            let words: Vec<String> = value.as_list()?.iter().filter_map(Value::print).collect();
            (!words.is_empty()).then(|| Located { value: words.join(" "), at: value.at })
        });
        service.command = as_command(words);
        let limits = inside(map, &["resources", "limits"]).and_then(|limits| field(limits, "memory"));
        service.memory = limits.and_then(|limit| {
            let bytes = of_kubernetes(&limit.print()?)?;
            Some(Located { value: bytes, at: limit.at })
        });
        service
    }

    fn environment(&mut self, map: &Map) -> (Vec<ServiceVariable>, Vec<MissingInput>) {
        let (mut sources, mut missing) = (Vec::new(), Vec::new());
        for (from, at) in maps(map, "envFrom", self.log) {
            missing.extend(self.source(from, at, &mut sources));
        }
        let mut own = Vec::new();
        for (entry, at) in maps(map, "env", self.log) {
            own.extend(self.own(entry, at));
        }
        let links = flag(&self.object.spec, "enableServiceLinks").unwrap_or(true);
        let namespace = &self.object.namespace;
        let services =
            self.objects.services.iter().filter(|service| links && service.namespace == *namespace);
        let services = services.flat_map(super::links::ClusterService::variables).collect();
        let mut variables = container_environment(sources, own, services);
        if let Some(missing) = missing.first() {
            for variable in &mut variables {
                leave_reference_open(variable, missing);
            }
        }
        (variables, missing)
    }

    fn own(&mut self, entry: &Map, at: SourceSpan) -> Option<OwnVariable> {
        let Some(name) =
            text(entry, "name", "'name' of a variable", self.log).filter(|name| !name.value.is_empty())
        else {
            self.log.refuse(
                at,
                "this variable has no name".to_owned(),
                "write '- name: NAME' and below it 'value: …'",
            );
            return None;
        };
        let what = format!("the value of '{}'", name.value);
        let written = text(entry, "value", &what, self.log);
        let from = inside(entry, &["valueFrom"]);
        let mut variable = ServiceVariable {
            name: EnvName::new(name.value.as_str()),
            value: VariableValue::Known(String::new()),
            name_at: Some(name.at),
            value_at: None,
        };
        if let Some(from) = from {
            if let Some(written) = written.filter(|written| !written.value.is_empty()) {
                let message = format!("'{}' has 'value' and 'valueFrom'", name.value);
                self.log.refuse(written.at, message, "keep one of the two");
            }
            let (value, value_at) = self.value_from(from, at)?;
            variable.value = value;
            variable.value_at = value_at;
            return Some(OwnVariable { variable, expanded: false });
        }
        if let Some(written) = written {
            variable.value_at = Some(written.at);
            let template = written.value.contains("{{") && written.value.contains("}}");
            variable.value = if template {
                let message = format!("{what} is a Helm template, whose result is not to be known from here");
                self.log.add(
                    Weight::Unknown,
                    written.at,
                    message,
                    "render it first, as 'helm template' does",
                );
                VariableValue::unknown(Unknown::new(KnownBy::Template, "a Helm template"))
            } else {
                VariableValue::Known(written.value)
            };
        }
        Some(OwnVariable { variable, expanded: true })
    }

    /// A value from elsewhere; none where an optional source lacks it, so that there is no variable.
    fn value_from(&mut self, from: &Map, at: SourceSpan) -> Option<(VariableValue, Option<SourceSpan>)> {
        for (field, kind) in [("configMapKeyRef", "config map"), ("secretKeyRef", "secret")] {
            let Some(reference) = inside(from, &[field]) else { continue };
            let (name, key) = (word(reference, "name"), word(reference, "key"));
            let optional = flag(reference, "optional") == Some(true);
            let elsewhere = || {
                let what = format!("the {kind} {name}, key {key}");
                VariableValue::unknown(Unknown::new(KnownBy::Manifest, what))
            };
            let Some(source) = self.find(kind, &name) else {
                return Some((elsewhere(), None));
            };
            if let Some(entry) = source.get(&key) {
                return Some((entry.value(), Some(entry.value_at)));
            }
            if !optional {
                let message = format!("the {kind} '{name}' has no key '{key}': the container does not start");
                self.log.refuse(at, message, "name a key that is there, or write 'optional: true'");
                return Some((elsewhere(), None));
            }
            return None;
        }
        let of_pod = |what: String| Unknown::new(KnownBy::Pod, what);
        let unknown = match inside(from, &["fieldRef"]) {
            Some(reference) => of_pod(format!("the pod's field {}", word(reference, "fieldPath"))),
            None => match inside(from, &["resourceFieldRef"]) {
                Some(reference) => {
                    of_pod(format!("the container's resource {}", word(reference, "resource")))
                }
                None => "something outside the manifest".into(),
            },
        };
        Some((VariableValue::Unknown(unknown), None))
    }

    fn find(&self, kind: &str, name: &str) -> Option<&'a Source> {
        self.objects.find(kind, &self.object.namespace, name)
    }

    /// Adds the variables of an object of `envFrom`, or says which of them is missing.
    fn source(
        &mut self,
        from: &Map,
        at: SourceSpan,
        variables: &mut Vec<ServiceVariable>,
    ) -> Option<MissingInput> {
        let prefix = word(from, "prefix");
        let mut missing = None;
        for (field, kind) in [("configMapRef", "config map"), ("secretRef", "secret")] {
            let Some(reference) = inside(from, &[field]) else { continue };
            let name = word(reference, "name");
            let Some(source) = self.find(kind, &name) else {
                let message = format!("the variables of the {kind} '{name}' are not to be known from here");
                self.log.add(Weight::Unknown, at, message.clone(), "give its manifest as well");
                missing = Some(MissingInput { message, at });
                continue;
            };
            variables.extend(source.variables().map(|entry| variable(&prefix, entry)));
        }
        missing
    }

    fn port(&mut self, map: &Map, at: SourceSpan) -> Option<Port> {
        let value = field(map, "containerPort");
        let Some(target) = value.and_then(number).filter(|port| (1..=65535).contains(port)) else {
            let at = value.map_or(at, |value| value.at);
            self.log.refuse(
                at,
                "'containerPort' must be a number from 1 to 65535".to_owned(),
                "leave out quotes",
            );
            return None;
        };
        let protocol = word(map, "protocol").to_lowercase();
        Some(Port {
            host_ip: word(map, "hostIP"),
            published: field(map, "hostPort")
                .and_then(number)
                .map_or_else(String::new, |port| port.to_string()),
            target,
            protocol: if protocol.is_empty() { "tcp".to_owned() } else { protocol },
            at,
        })
    }

    fn volume(&mut self, map: &Map, at: SourceSpan) -> Option<Volume> {
        let target = text(map, "mountPath", "'mountPath'", self.log)?.value;
        let read_only = flag(map, "readOnly").unwrap_or(false);
        Some(Volume { source: word(map, "name"), target, options: Vec::new(), read_only, at })
    }
}

/// A reference to a variable that nobody sets stays as it is, unless a missing object sets that variable.
fn leave_reference_open(variable: &mut ServiceVariable, missing: &MissingInput) {
    if variable.value.known().is_some_and(|value| value.contains("$(")) {
        let what = format!("a reference; {}", missing.message);
        variable.value = VariableValue::unknown(Unknown::new(KnownBy::Manifest, what));
    }
}

fn variable(prefix: &str, entry: &SourceEntry) -> ServiceVariable {
    ServiceVariable {
        name: EnvName::new(format!("{prefix}{}", entry.key)),
        value: entry.value(),
        name_at: Some(entry.key_at),
        value_at: Some(entry.value_at),
    }
}
