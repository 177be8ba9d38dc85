//! Keys beside the definitions that somebody reads all the same.

use crate::validate::configuration::Configuration;

/// Prefixes that Kafka itself hands on: to one listener, to providers, to the context of metrics (KIP-606).
const KAFKA: [&str; 6] = [
    "listener.name.",
    "config.providers.",
    "metrics.context.",
    "metrics.jmx.",
    "kafka.csv.metrics.",
    "ssl.engine.",
];
/// Prefixes of well-known plugins and distributions.
const PLUGINS: [&str; 7] =
    ["confluent.", "strimzi.", "cruise.control.", "opa.", "ranger.", "aiven.", "apicurio."];
/// What the authorizers of Kafka read, and what every program reads before its definitions (KIP-297, KIP-421): since 4.2
/// they name it as well.
const SINGLE: [&str; 3] = ["super.users", "allow.everyone.if.no.acl.found", "config.providers"];
/// First parts of names of Java packages.
const PACKAGES: [&str; 8] = ["com", "org", "io", "net", "de", "dev", "ru", "cn"];
/// Properties that name classes which get the whole configuration.
const CLASSES: [&str; 16] = [
    "alter.config.policy.class.name",
    "authorizer.class.name",
    "client.quota.callback.class",
    "create.topic.policy.class.name",
    "group.consumer.assignors",
    "kafka.metrics.reporters",
    "metric.reporters",
    "principal.builder.class",
    "remote.log.metadata.manager.class.name",
    "remote.log.storage.manager.class.name",
    "replica.selector.class",
    "sasl.client.callback.handler.class",
    "sasl.login.callback.handler.class",
    "sasl.server.callback.handler.class",
    "security.providers",
    "ssl.engine.factory.class",
];

/// Whether somebody is known to read a key.
pub(super) fn is_read(c: &Configuration<'_>, key: &str) -> bool {
    let has_prefix = |prefixes: &[&str]| prefixes.iter().any(|prefix| key.starts_with(prefix));
    let tiered = ["remote.log.storage.manager.impl.prefix", "remote.log.metadata.manager.impl.prefix"];
    let is_tiered =
        |name: &str| c.text(name).is_some_and(|prefix| !prefix.is_empty() && key.starts_with(prefix));
    has_prefix(&KAFKA)
        || has_prefix(&PLUGINS)
        || SINGLE.contains(&key)
        || key.ends_with(".sasl.jaas.config")
        || is_of_package(key)
        || tiered.into_iter().any(is_tiered)
}

/// Whether the key begins as the name of a Java package does.
fn is_of_package(key: &str) -> bool {
    let first = key.split('.').next().unwrap_or_default();
    PACKAGES.contains(&first) && key.split('.').nth(2).is_some()
}

/// Whether a class that Kafka does not ship gets the whole configuration, and may read any key.
pub(super) fn has_plugin(c: &Configuration<'_>) -> bool {
    let is_plugin = |class: &str| !class.is_empty() && class.contains('.') && !is_of_kafka(class);
    let classes = CLASSES.iter().filter_map(|key| c.get(key)).map(|setting| setting.value.as_ref());
    let of_listeners = c.with_prefix("listener.name.").filter(|setting| names_class(setting.key));
    classes
        .chain(of_listeners.map(|setting| setting.value.as_ref()))
        .any(|value| value.split(',').any(|class| is_plugin(class.trim())))
}

fn names_class(key: &str) -> bool {
    key.rsplit('.').next() == Some("class")
}

fn is_of_kafka(class: &str) -> bool {
    class.starts_with("org.apache.kafka.") || class.starts_with("kafka.")
}
