//! Classes of Kafka's own jars that a property can name, by the interfaces that properties ask for.

use crate::model::KafkaVersion;

/// `INTERFACE CLASS` a line, then `since=` and `gone=` with release lines; `data/classes/update` writes it.
const CLASSES: &str = include_str!("../../data/classes/classes.txt");

/// What a property wants, by the end of its key; the first that fits counts.
const WANTED: [(&str, &str); 35] = [
    ("callback.handler.class", "AuthenticateCallbackHandler"),
    ("sasl.login.class", "Login"),
    ("jwt.retriever.class", "JwtRetriever"),
    ("jwt.validator.class", "JwtValidator"),
    ("ssl.engine.factory.class", "SslEngineFactory"),
    ("key.serializer", "Serializer"),
    ("value.serializer", "Serializer"),
    ("key.deserializer", "Deserializer"),
    ("value.deserializer", "Deserializer"),
    ("key.serde", "Serde"),
    ("value.serde", "Serde"),
    ("serde.inner", "Serde"),
    ("header.converter", "HeaderConverter"),
    ("key.converter", "Converter"),
    ("value.converter", "Converter"),
    ("partitioner.class", "Partitioner"),
    ("replication.policy.class", "ReplicationPolicy"),
    ("topic.filter.class", "TopicFilter"),
    ("group.filter.class", "GroupFilter"),
    ("config.property.filter.class", "ConfigPropertyFilter"),
    ("deserialization.exception.handler", "DeserializationExceptionHandler"),
    ("processing.exception.handler", "ProcessingExceptionHandler"),
    ("production.exception.handler", "ProductionExceptionHandler"),
    ("default.timestamp.extractor", "TimestampExtractor"),
    ("dsl.store.suppliers.class", "DslStoreSuppliers"),
    ("kafka.metrics.reporters", "KafkaMetricsReporter"),
    ("metric.reporters", "MetricsReporter"),
    ("authorizer.class.name", "Authorizer"),
    ("client.quota.callback.class", "ClientQuotaCallback"),
    ("replica.selector.class", "ReplicaSelector"),
    ("create.topic.policy.class.name", "CreateTopicPolicy"),
    ("alter.config.policy.class.name", "AlterConfigPolicy"),
    ("remote.log.storage.manager.class.name", "RemoteStorageManager"),
    ("remote.log.metadata.manager.class.name", "RemoteLogMetadataManager"),
    ("task.assignor.class", "TaskAssignor"),
];

/// Whether Kafka ships the class, and it is what the property wants.
pub(super) fn fits(key: &str, class: &str, version: KafkaVersion) -> bool {
    wanted(key, version).any(|shipped| shipped == class)
}

/// Whether Kafka ships the class, whatever it is.
pub(super) fn is_shipped(class: &str, version: KafkaVersion) -> bool {
    all(version).any(|(_, shipped)| shipped == class)
}

/// Whether the class is of the jar that every program of Kafka's has on its class path, whatever it is.
pub(super) fn is_of_clients(class: &str, version: KafkaVersion) -> bool {
    const CLIENTS: [&str; 2] = ["org.apache.kafka.common.", "org.apache.kafka.clients."];
    CLIENTS.iter().any(|package| class.starts_with(package)) && is_shipped(class, version)
}

/// The shipped class that was perhaps meant by a name without a package or with one of Kafka's.
pub(super) fn meant(key: &str, class: &str, version: KafkaVersion) -> Option<&'static str> {
    const MISSPELT: usize = 2;
    if class.contains('.') && !class.starts_with("org.apache.kafka.") {
        return None;
    }
    let name = simple(class).to_lowercase();
    let distance = |shipped: &str| strsim::osa_distance(&simple(shipped).to_lowercase(), &name);
    let near = wanted(key, version).map(|shipped| (distance(shipped), shipped));
    near.filter(|(distance, _)| *distance <= MISSPELT).min().map(|(_, shipped)| shipped)
}

/// The shipped classes that a property can name.
pub(super) fn wanted(key: &str, version: KafkaVersion) -> impl Iterator<Item = &'static str> {
    let interface = interface(key);
    all(version).filter(move |(own, _)| Some(*own) == interface).map(|(_, class)| class)
}

/// What a property wants a class to be.
pub(super) fn interface(key: &str) -> Option<&'static str> {
    WANTED.iter().find(|(end, _)| key.ends_with(end)).map(|(_, interface)| *interface)
}

/// All classes of a release, each behind the name of its interface.
fn all(version: KafkaVersion) -> impl Iterator<Item = (&'static str, &'static str)> {
    let line = (version.major, version.minor);
    CLASSES.lines().filter_map(move |text| {
        let mut words = text.split(' ');
        let (interface, class) = (words.next()?, words.next()?);
        let is_there = words.all(|word| match word.split_once('=') {
            Some(("since", first)) => release_line(first) <= Some(line),
            Some(("gone", first)) => Some(line) < release_line(first),
            _ => true,
        });
        is_there.then_some((interface, class))
    })
}

fn release_line(text: &str) -> Option<(u16, u16)> {
    let (major, minor) = text.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// The name of a class without package and outer class.
fn simple(class: &str) -> &str {
    class.rsplit(['.', '$']).next().unwrap_or(class)
}
