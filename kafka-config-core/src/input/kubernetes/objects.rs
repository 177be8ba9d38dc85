//! The objects of the manifests by what they are for.

use std::collections::HashMap;

use super::super::tree::{Map, Value};
use super::fields::{Log, field, inside, list, number, text};
use super::links::ClusterService;
use super::sources::Source;
use super::strimzi::Resources;
use crate::input::{Located, Replicas, Replicator};

/// Namespace and name.
pub(super) type Name = (String, String);

#[derive(Default)]
pub(super) struct Objects {
    pub(super) pods: Vec<PodObject>,
    pub(super) config_maps: HashMap<Name, Source>,
    pub(super) secrets: HashMap<Name, Source>,
    pub(super) services: Vec<ClusterService>,
    /// Those of Strimzi's.
    pub(super) resources: Resources,
}

/// An object that is a pod or makes pods.
pub(super) struct PodObject {
    pub(super) namespace: String,
    pub(super) name: Located<String>,
    /// The pod's own specification.
    pub(super) spec: Map,
    /// The service that names the pods of a stateful set.
    pub(super) service_name: Option<Located<String>>,
    /// How many pods it makes.
    pub(super) replicas: Option<Replicas>,
    /// Whether it is the pod itself, whose name is its hostname.
    pub(super) is_pod: bool,
}

impl Objects {
    /// The config map or the secret of this name.
    pub(super) fn find(&self, kind: &str, namespace: &str, name: &str) -> Option<&Source> {
        let objects = if kind == "secret" { &self.secrets } else { &self.config_maps };
        objects.get(&(namespace.to_owned(), name.to_owned()))
    }

    /// Adds an object, or those of a list; others are left out.
    pub(super) fn add(&mut self, value: &Value, log: &mut Log) {
        let Some(object) = value.as_map() else {
            if !value.is_null() {
                log.refuse(
                    value.at,
                    format!("a manifest is a mapping, not {}", value.kind()),
                    "write 'kind: …'",
                );
            }
            return;
        };
        let kind = field(object, "kind").and_then(Value::as_text).unwrap_or_default().to_owned();
        let at = value.at;
        let metadata = inside(object, &["metadata"]);
        let name = metadata.and_then(|metadata| text(metadata, "name", "'metadata.name'", log));
        let name = name.unwrap_or_else(|| Located { value: kind.to_lowercase(), at });
        let namespace =
            metadata.and_then(|metadata| text(metadata, "namespace", "'metadata.namespace'", log));
        let namespace = namespace.map_or_else(|| "default".to_owned(), |namespace| namespace.value);
        let key = (namespace.clone(), name.value.clone());
        match kind.as_str() {
            "" => log.refuse(at, "no 'kind' says what this is".to_owned(), "write 'kind: Pod' or the like"),
            "ConfigMap" => {
                self.config_maps.insert(key, Source::config_map(object, log));
            }
            "Secret" => {
                self.secrets.insert(key, Source::secret(object, log));
            }
            "Service" => self.services.extend(ClusterService::of(&namespace, &name.value, object, log)),
            kind if kind.ends_with("List") => {
                for item in list(object, "items", log) {
                    self.add(item, log);
                }
            }
            _ if is_of_operator(object) => self.resources.add(&kind, namespace, name, object, log),
            _ => self.workload(&kind, namespace, name, object, log),
        }
    }

    fn workload(
        &mut self,
        kind: &str,
        namespace: String,
        name: Located<String>,
        object: &Map,
        log: &mut Log,
    ) {
        let path: &[&str] = match kind {
            "Pod" => &["spec"],
            "PodTemplate" => &["template", "spec"],
            "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet" | "ReplicationController" | "Job" => {
                &["spec", "template", "spec"]
            }
            "CronJob" => &["spec", "jobTemplate", "spec", "template", "spec"],
            _ => return,
        };
        let Some(spec) = inside(object, path) else {
            log.refuse(
                name.at,
                format!("'{}' has no '{}'", name.value, path.join(".")),
                "write its containers there",
            );
            return;
        };
        let set = inside(object, &["spec"]).filter(|_| kind == "StatefulSet");
        let service_name = set.and_then(|set| text(set, "serviceName", "'serviceName'", log));
        self.pods.push(PodObject {
            namespace,
            name,
            spec: spec.clone(),
            service_name,
            replicas: replicas(kind, object),
            is_pod: kind == "Pod",
        });
    }
}

/// Whether Strimzi's operator makes containers of it.
fn is_of_operator(object: &Map) -> bool {
    let version = field(object, "apiVersion").and_then(Value::as_text);
    version.is_some_and(|version| version.starts_with("kafka.strimzi.io/"))
}

fn replicas(kind: &str, object: &Map) -> Option<Replicas> {
    let by = match kind {
        "StatefulSet" => Replicator::StatefulSet,
        "Deployment" | "ReplicaSet" | "ReplicationController" => Replicator::Deployment,
        _ => return None,
    };
    let spec = inside(object, &["spec"])?;
    let start = inside(object, &["spec", "ordinals"]).and_then(|ordinals| field(ordinals, "start"));
    Some(Replicas { first: start.and_then(number).unwrap_or_default(), ..several(spec, by)? })
}

/// How many containers a specification asks for.
pub(super) fn several(spec: &Map, by: Replicator) -> Option<Replicas> {
    let value = field(spec, "replicas")?;
    let count = number(value).filter(|count| *count > 0)?;
    Some(Replicas { count, first: 0, by, at: value.at })
}
