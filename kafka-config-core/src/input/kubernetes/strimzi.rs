//! Strimzi's resources: what their `config` gives to Kafka, and what the operator drops of it.
//!
//! Source: Strimzi 1.2, `KafkaConfiguration`, `AbstractConfiguration`, `OrderedProperties` and `ListenersValidator`.

use super::super::tree::{Map, Value};
use super::fields::{Log, field, inside, list, maps, text, word};
use super::objects::several;
use super::strimzi_fields;
use crate::dialect::{BROKER, CONFIG, Reserved, WORKER};
use crate::input::{Located, Replicas, Replicator, Service, ServiceVariable, Starter, VariableValue, Weight};
use crate::model::{EnvName, MissingInput};

/// The resources that make nodes.
#[derive(Default)]
pub(super) struct Resources {
    clusters: Vec<Cluster>,
    pools: Vec<Pool>,
}

struct Cluster {
    namespace: String,
    name: Located<String>,
    /// `spec.kafka`.
    kafka: Map,
    settings: Vec<ServiceVariable>,
}

struct Pool {
    namespace: String,
    name: Located<String>,
    /// The name of the cluster that it belongs to.
    cluster: String,
    roles: Option<Located<String>>,
    replicas: Option<Replicas>,
}

/// What can be done about containers that nothing is known of.
const OTHER: &str =
    "write its 'config' into a .properties file and check that, or give the pods that the operator made";

impl Resources {
    /// Adds a resource.
    pub(super) fn add(
        &mut self,
        kind: &str,
        namespace: String,
        name: Located<String>,
        object: &Map,
        log: &mut Log,
    ) {
        let spec = inside(object, &["spec"]);
        match kind {
            "Kafka" => self.clusters.extend(Cluster::of(namespace, name, spec, log)),
            "KafkaNodePool" => self.pools.extend(Pool::of(namespace, name, object, log)),
            "KafkaTopic" | "KafkaUser" | "KafkaConnector" | "KafkaRebalance" => {}
            _ => {
                let clusters = spec.map(|spec| maps(spec, "clusters", log)).unwrap_or_default();
                for spec in clusters.into_iter().map(|(map, _)| map).chain(spec) {
                    let _ = settings(spec, &WORKER, "", log);
                }
                let message = format!(
                    "Strimzi's operator makes the containers of this {kind} resource, which are not known here"
                );
                log.add(Weight::Unknown, name.at, message, OTHER);
            }
        }
    }

    /// A container for each kind of nodes.
    pub(super) fn nodes(&self, log: &mut Log) -> Vec<Service> {
        let mut nodes = Vec::new();
        for cluster in &self.clusters {
            let before = nodes.len();
            let is_of =
                |pool: &&Pool| pool.namespace == cluster.namespace && pool.cluster == cluster.name.value;
            nodes.extend(self.pools.iter().filter(is_of).map(|pool| cluster.node(Some(pool))));
            if nodes.len() == before {
                nodes.push(cluster.node(None));
            }
            log.add(Weight::Unknown, cluster.name.at, REST.to_owned(), "");
            if field(&cluster.kafka, "version").is_none() {
                log.add(Weight::Unknown, cluster.name.at, NO_VERSION.to_owned(), "write the version");
            }
        }
        nodes
    }
}

/// What leaves the verdict open.
const REST: &str = "Strimzi's operator sets listeners, roles, ids and directories itself: 'spec.kafka.config' alone is judged";

/// What is not known without a version.
const NO_VERSION: &str = "'spec.kafka.version' is not set, so that the operator's release decides which Kafka runs: the \
    newest that is known is assumed";

impl Cluster {
    fn of(namespace: String, name: Located<String>, spec: Option<&Map>, log: &mut Log) -> Option<Self> {
        let Some(kafka) = spec.and_then(|spec| inside(spec, &["kafka"])) else {
            let message = format!("'{}' has no 'spec.kafka'", name.value);
            log.refuse(name.at, message, "write version, listeners and config there");
            return None;
        };
        strimzi_fields::check(kafka, log);
        let settings = settings(kafka, &BROKER, CONFIG, log);
        Some(Self { namespace, name, kafka: kafka.clone(), settings })
    }

    fn node(&self, pool: Option<&Pool>) -> Service {
        let kafka = &self.kafka;
        let part = pool.map_or("kafka", |pool| &pool.name.value);
        let at = pool.map_or(self.name.at, |pool| pool.name.at);
        let mut node = Service::new(Located { value: format!("{}-{part}", self.name.value), at });
        node.starter = Starter::Kubernetes;
        let version = field(kafka, "version").map_or(self.name.at, |version| version.at);
        let tag = match &*word(kafka, "version") {
            "" => String::new(),
            version => format!(":latest-kafka-{version}"),
        };
        node.image = Some(Located { value: format!("quay.io/strimzi/kafka{tag}"), at: version });
        node.environment.clone_from(&self.settings);
        node.environment.extend(pool.and_then(|pool| pool.roles.as_ref()).map(roles));
        let own = several(kafka, Replicator::StatefulSet);
        node.replicas = pool.map_or(own, |pool| pool.replicas);
        node.missing.push(MissingInput { message: REST.to_owned(), at: self.name.at });
        node
    }
}

impl Pool {
    fn of(namespace: String, name: Located<String>, object: &Map, log: &mut Log) -> Option<Self> {
        let labels = inside(object, &["metadata", "labels"]);
        let cluster = labels.and_then(|labels| text(labels, "strimzi.io/cluster", "a label", log));
        let Some(cluster) = cluster else {
            let message = format!("the node pool '{}' names no cluster", name.value);
            log.add(Weight::Ignored, name.at, message, "write the label strimzi.io/cluster with its name");
            return None;
        };
        let spec = inside(object, &["spec"])?;
        let roles: Vec<&str> = list(spec, "roles", log).iter().filter_map(Value::as_text).collect();
        let at = field(spec, "roles").map(|roles| roles.at);
        let roles = at.map(|at| Located { value: roles.join(","), at });
        let replicas = several(spec, Replicator::StatefulSet);
        Some(Self { namespace, name, cluster: cluster.value, roles, replicas })
    }
}

/// The roles that the operator gives to the nodes of a pool.
fn roles(roles: &Located<String>) -> ServiceVariable {
    ServiceVariable {
        name: EnvName::new(format!("{CONFIG}process.roles")),
        value: VariableValue::Known(roles.value.clone()),
        name_at: Some(roles.at),
        value_at: None,
    }
}

/// The settings of `config` that the operator takes.
fn settings(spec: &Map, reserved: &Reserved, field_path: &str, log: &mut Log) -> Vec<ServiceVariable> {
    let Some(value) = field(spec, "config") else { return Vec::new() };
    let Some(config) = value.as_map() else {
        log.refuse(value.at, format!("'config' must be a mapping, not {}", value.kind()), "write KEY: VALUE");
        return Vec::new();
    };
    let mut settings = Vec::new();
    for entry in config.iter() {
        let key = &*entry.key;
        let Some(printed) = entry.value.print() else {
            let message =
                format!("the value of '{key}' is {}, and the operator refuses it", entry.value.kind());
            log.refuse(entry.key_at, message, "write a text, a number, true or false");
            continue;
        };
        if reserved.drops(key) {
            let message =
                format!("Strimzi's operator drops '{key}': it is one of the keys that it sets itself");
            log.add(Weight::Ignored, entry.key_at, message, instead_of(key));
            continue;
        }
        settings.push(ServiceVariable {
            name: EnvName::new(format!("{field_path}{key}")),
            value: VariableValue::Known(printed),
            name_at: Some(entry.key_at),
            value_at: Some(entry.value.at),
        });
    }
    settings
}

/// The fields of the resource that stand for a key.
fn instead_of(key: &str) -> &'static str {
    const FIELDS: [(&str, &str); 9] = [
        ("listener", "write spec.kafka.listeners, whose 'configuration' and 'authentication' say the rest"),
        ("advertised.", "write 'configuration' of the listener in spec.kafka.listeners"),
        ("log.dir", "write 'storage' of the node pool, or spec.kafka.storage"),
        ("metadata.log.dir", "write 'kraftMetadata' of a volume in 'storage' of the node pool"),
        ("authorizer.", "write spec.kafka.authorization"),
        ("super.user", "write 'superUsers' in spec.kafka.authorization"),
        ("broker.rack", "write spec.kafka.rack"),
        ("process.roles", "write 'roles' of the node pool"),
        ("client.quota.", "write spec.kafka.quotas"),
    ];
    let field = FIELDS.iter().find(|(beginning, _)| key.starts_with(beginning));
    field.map_or("leave it out", |(_, help)| help)
}
