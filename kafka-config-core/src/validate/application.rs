//! Variables that an application has to find Kafka by, rather than a node to be one.

use super::configuration::Configuration;
use super::facts::Facts;
use super::keys::{Kind, is_foreign};
use super::rules::{leaked_variable, misnamed_variable};
use crate::model::{ConfigFile, Variable};
use crate::schema::Component;

/// Names that no program of Kafka's has, and that applications give to where they connect.
const ADDRESSES: [&str; 16] = [
    "bootstrap",
    "bootstrap.server",
    "bootstrap.url",
    "broker",
    "broker.list",
    "broker.url",
    "broker.urls",
    "brokers",
    "brokers.list",
    "host",
    "hosts",
    "server",
    "servers",
    "uri",
    "url",
    "urls",
];
/// Keys of nodes that say so even where their variables lack the prefix.
const OF_NODES: [&str; 7] = [
    "advertised.listeners",
    "controller.listener.names",
    "controller.quorum.bootstrap.servers",
    "controller.quorum.voters",
    "listener.security.protocol.map",
    "process.roles",
    "zookeeper.connect",
];
/// What brokers had until 3.0, and applications still have beside a host.
const PORT: &str = "port";
const CLIENTS: [Component; 4] =
    [Component::Producer, Component::Consumer, Component::Admin, Component::Streams];

/// The variable that tells an application, where no other variable and no file is a node's.
pub(super) fn sign<'f>(facts: &Facts<'f>, c: &Configuration<'_>) -> Option<&'f Variable> {
    let (sign, _) = facts.mapped().find(|(_, key)| is_of_client(c, key.as_str()))?;
    let is_of_scripts = |variable: &Variable| is_of_scripts(facts, variable.name.as_str());
    let is_of_node = facts.mounted(ConfigFile::Server).is_some()
        || facts.request.environment.iter().any(is_of_scripts)
        || facts.mapped().any(|(_, key)| is_of_broker(c, key.as_str()))
        || c.strangers().iter().any(|(key, kind)| was_of_broker(key, kind));
    (!is_of_node).then_some(sign)
}

/// Whether the scripts of an image read the variable, or a node's was meant.
fn is_of_scripts(facts: &Facts<'_>, name: &str) -> bool {
    let leaks = leaked_variable::NAMES.contains(&name) && name != "KAFKA_URL";
    let written = name.to_ascii_lowercase().replace('_', ".");
    let bare = written.strip_prefix("kafka.").unwrap_or(&written);
    leaks
        || facts.dialect().role(name).is_some()
        || is_foreign(name)
        || misnamed_variable::meant(name).is_some()
        || OF_NODES.contains(&bare)
}

/// Whether the key is one of brokers, and of no client.
fn is_of_broker(c: &Configuration<'_>, key: &str) -> bool {
    c.definition(key).is_some() && !CLIENTS.iter().any(|client| has(c, *client, key))
}

/// Whether an unknown key was, will be or was meant to be one of brokers.
fn was_of_broker(key: &str, kind: &Kind) -> bool {
    key != PORT && !matches!(kind, Kind::OfOther(_) | Kind::Unknown)
}

fn is_of_client(c: &Configuration<'_>, key: &str) -> bool {
    ADDRESSES.contains(&key)
        || (c.definition(key).is_none() && CLIENTS.iter().any(|client| has(c, *client, key)))
}

fn has(c: &Configuration<'_>, component: Component, key: &str) -> bool {
    c.schema.definitions(component).is_some_and(|known| known.get(key).is_some())
}
