//! Which program a file of properties is for, by its name and its keys.

use super::component::Component;
use super::version::Schema;

/// Whom a file of properties is for, as far as it tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recognised {
    /// This program, whose key that is.
    Program(Component, &'static str),
    /// One of several programs, and what they are together.
    OneOf(&'static [Component], &'static str, &'static str),
    /// Something that is none of the programs whose settings are known here.
    Other(&'static str),
}

/// Keys that no file but a broker's or controller's has.
const BROKER: [&str; 12] = [
    "process.roles",
    "node.id",
    "broker.id",
    "zookeeper.connect",
    "log.dirs",
    "log.dir",
    "listener.security.protocol.map",
    "advertised.listeners",
    "inter.broker.listener.name",
    "controller.listener.names",
    "controller.quorum.voters",
    "controller.quorum.bootstrap.servers",
];
/// Keys of which one is enough.
const SIGNS: [(&str, Component); 13] = [
    ("clusters", Component::MirrorMaker),
    ("offset.storage.file.filename", Component::ConnectStandalone),
    ("config.storage.topic", Component::ConnectDistributed),
    ("offset.storage.topic", Component::ConnectDistributed),
    ("status.storage.topic", Component::ConnectDistributed),
    ("application.id", Component::Streams),
    ("default.key.serde", Component::Streams),
    ("default.value.serde", Component::Streams),
    ("processing.guarantee", Component::Streams),
    ("key.serializer", Component::Producer),
    ("value.serializer", Component::Producer),
    ("key.deserializer", Component::Consumer),
    ("value.deserializer", Component::Consumer),
];
const WORKERS: &[Component] = &[Component::ConnectDistributed, Component::ConnectStandalone];
const CONNECTORS: &[Component] = &[Component::ConnectSource, Component::ConnectSink];
const CLIENTS: &[Component] =
    &[Component::Producer, Component::Consumer, Component::Admin, Component::Streams];

/// Whom a file is for; `None` where nothing speaks against a broker.
///
/// `name` is that of the file, without folders.
///
/// ```
/// use kafka_config_core::schema::{Component, Recognised, Schema, recognise};
///
/// let schema = Schema::of("4.1.1".parse()?);
/// let found = recognise("a.properties", &["config.storage.topic"], &schema);
/// let worker = Recognised::Program(Component::ConnectDistributed, "config.storage.topic");
/// assert_eq!(found, Some(worker));
/// assert_eq!(recognise("server.properties", &["process.roles", "acks"], &schema), None);
/// # Ok::<(), kafka_config_core::model::InvalidVersion>(())
/// ```
pub fn recognise(name: &str, keys: &[&str], schema: &Schema) -> Option<Recognised> {
    if name == "meta.properties" {
        return Some(Recognised::Other("a log directory's own meta.properties"));
    }
    if keys.iter().any(|key| BROKER.contains(key)) {
        return None;
    }
    other(name, keys)
        .map(Recognised::Other)
        .or_else(|| by_sign(keys))
        .or_else(|| connector(keys))
        .or_else(|| worker(keys))
        .or_else(|| client(keys, schema))
}

/// What none of Kafka's programs reads as its configuration.
fn other(name: &str, keys: &[&str]) -> Option<&'static str> {
    let has = |key: &str| keys.contains(&key);
    let begins = |prefixes: &[&str]| keys.iter().any(|key| prefixes.iter().any(|one| key.starts_with(one)));
    let is_named = |start: &str| name.strip_prefix(start).is_some_and(|rest| rest.starts_with(['.', '-']));
    if name.contains("log4j") || begins(&["log4j.", "rootLogger", "appender."]) {
        Some("a configuration of log4j")
    } else if is_named("application") || begins(&["spring.", "quarkus.", "micronaut.", "mp.messaging."]) {
        Some("the configuration of an application")
    } else if has("clientPort") && has("dataDir") {
        Some("a configuration of ZooKeeper")
    } else {
        None
    }
}

fn by_sign(keys: &[&str]) -> Option<Recognised> {
    let mut found = SIGNS.iter().filter(|(key, _)| keys.contains(key));
    let (key, component) = found.next()?;
    let is_both = *component == Component::Producer && found.any(|(_, other)| *other == Component::Consumer);
    Some(if is_both {
        Recognised::OneOf(CLIENTS, "a client", key)
    } else {
        Recognised::Program(*component, key)
    })
}

fn connector(keys: &[&str]) -> Option<Recognised> {
    const CLASS: &str = "connector.class";
    let of_sink = ["topics", "topics.regex"].into_iter().find(|key| keys.contains(key));
    let unclear = Recognised::OneOf(CONNECTORS, "a connector", CLASS);
    let program = of_sink.map_or(unclear, |key| Recognised::Program(Component::ConnectSink, key));
    keys.contains(&CLASS).then_some(program)
}

fn worker(keys: &[&str]) -> Option<Recognised> {
    let sign = ["key.converter", "value.converter"].into_iter().find(|key| keys.contains(key))?;
    Some(if keys.contains(&"group.id") {
        Recognised::Program(Component::ConnectDistributed, sign)
    } else {
        Recognised::OneOf(WORKERS, "a Connect worker", sign)
    })
}

/// A file with a key that clients have and brokers have not, and with none of which the reverse is true.
fn client(keys: &[&str], schema: &Schema) -> Option<Recognised> {
    let find = |component, key: &str| schema.definitions(component)?.get(key);
    let of_broker = |key: &str| find(Component::Broker, key).is_some();
    let of_client = |key: &str| CLIENTS.iter().find_map(|client| find(*client, key));
    let of_other = |key: &&str| of_client(key).filter(|_| !of_broker(key));
    let sign = keys.iter().find_map(of_other)?;
    let is_brokers = keys.iter().any(|key| of_broker(key) && of_client(key).is_none());
    (!is_brokers).then_some(Recognised::OneOf(CLIENTS, "a client", sign.name))
}
