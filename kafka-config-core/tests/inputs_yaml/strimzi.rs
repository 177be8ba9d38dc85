//! Strimzi's resources.

use kafka_config_core::dialect::{BROKER, WORKER};
use kafka_config_core::input::{Reading, Weight};
use serde_json::{Value, json};

use crate::support::{at, environment, files, kubernetes};

fn cluster(kafka: &str) -> String {
    format!(
        "apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {{name: c}}\nspec:\n  kafka: {{{kafka}}}\n"
    )
}

/// A node pool of the cluster `c`.
fn pool(name: &str, spec: &str) -> String {
    format!(
        "---\napiVersion: kafka.strimzi.io/v1\nkind: KafkaNodePool\n\
         metadata: {{name: {name}, labels: {{strimzi.io/cluster: c}}}}\nspec: {{{spec}}}\n"
    )
}

/// The settings of the only node.
#[track_caller]
fn check(config: &str, expected: &Value) {
    let reading = kubernetes(&cluster(&format!("version: 4.1.0, config: {{{config}}}")));
    assert_eq!(reading.refusal(), None);
    let found = Value::Object(environment(&reading.services[0].environment));
    assert_eq!(&found, expected);
}

/// What is wrong beside what is always unknown, with the text that it is about.
fn faults(text: &str) -> Vec<(Weight, String, String)> {
    let files = files([("kafka.yaml", text)]);
    let reading: Reading = kubernetes(text);
    let told = reading.faults.iter().filter(|fault| fault.weight != Weight::Unknown);
    let told =
        told.map(|fault| (fault.weight, at(&files, &reading, fault.at.unwrap()), fault.message.as_str()));
    told.map(|(weight, place, message)| (weight, place.to_owned(), message.to_owned())).collect()
}

#[track_caller]
fn check_fault(kafka: &str, expected: (Weight, &str, &str)) {
    let (weight, place, message) = expected;
    assert_eq!(faults(&cluster(kafka)), [(weight, place.to_owned(), message.to_owned())]);
}

#[test]
fn settings_of_all_types_are_taken_as_texts() {
    check(
        "num.partitions: 3, auto.create.topics.enable: false, compression.type: \"zstd\", a.ratio: 0.5",
        &json!({
            "spec.kafka.config.num.partitions": "3",
            "spec.kafka.config.auto.create.topics.enable": "false",
            "spec.kafka.config.compression.type": "zstd",
            "spec.kafka.config.a.ratio": "0.5",
        }),
    );
}

#[test]
fn keys_of_the_operator_are_dropped_but_for_exceptions() {
    check(
        "node.id: 1, Listeners: x, broker.rack: r, broker.heartbeat.interval.ms: 9, ssl.protocol: TLSv1.3",
        &json!({
            "spec.kafka.config.broker.heartbeat.interval.ms": "9",
            "spec.kafka.config.ssl.protocol": "TLSv1.3",
        }),
    );
    let message = "Strimzi's operator drops 'node.id': it is one of the keys that it sets itself";
    check_fault("config: {node.id: 1}", (Weight::Ignored, "node.id", message));
    assert!(BROKER.drops("LOG.DIRS") && BROKER.drops("SSL.protocol") && !BROKER.drops("num.partitions"));
    assert!(WORKER.drops("group.id") && !WORKER.drops("ssl.cipher.suites"));
}

#[test]
fn values_that_are_no_scalars_are_refused() {
    let message = "the value of 'a' is a list, and the operator refuses it";
    check_fault("config: {a: [1]}", (Weight::Refused, "a", message));
}

#[test]
fn listeners_are_held_to_the_operators_rules() {
    let listeners = |ports: [&str; 2]| {
        let [first, second] = ports;
        format!("listeners: [{{name: plain, port: {first}}}, {{name: tls, port: {second}}}]")
    };
    assert_eq!(faults(&cluster(&listeners(["9092", "9093"]))), []);
    check_fault(&listeners(["9092", "9092"]), (Weight::Refused, "9092", "two listeners have this port"));
    let message = "the listener 'plain' has a port that the operator does not allow";
    check_fault(&listeners(["9404", "9092"]), (Weight::Refused, "9404", message));
    check_fault(&listeners(["80", "9092"]), (Weight::Refused, "80", message));
    let named = "listeners: [{name: Plain, port: 9092}]";
    check_fault(named, (Weight::Refused, "Plain", "'Plain' is no name of a listener"));
}

#[test]
fn metadata_stay_behind_a_release_not_before_it() {
    assert_eq!(faults(&cluster("version: 4.1.0, metadataVersion: 4.0-IV3")), []);
    let message = "'metadataVersion' is newer than 'version', and the operator leaves the metadata as it is";
    check_fault("version: 4.1.0, metadataVersion: 4.2-IV1", (Weight::Ignored, "4.2-IV1", message));
}

#[test]
fn each_pool_of_the_cluster_makes_nodes() {
    let other = pool("other", "roles: [broker]").replace("cluster: c", "cluster: d");
    let text = [
        pool("brokers", "replicas: 3, roles: [broker]"),
        pool("both", "roles: [controller, broker]"),
        other,
        "---\n".to_owned() + &cluster("version: 4.1.0, config: {num.partitions: 3}"),
    ]
    .concat();
    let reading = kubernetes(&text);
    let nodes = reading.services.iter().map(|node| {
        let roles = node.variable("spec.kafka.config.process.roles").and_then(|set| set.value.known());
        let image = node.image.as_ref().map(|image| image.value.as_str());
        (node.name.value.as_str(), roles, node.replicas.map(|replicas| replicas.count), image)
    });
    let image = Some("quay.io/strimzi/kafka:latest-kafka-4.1.0");
    assert_eq!(
        nodes.collect::<Vec<_>>(),
        [("c-brokers", Some("broker"), Some(3), image), ("c-both", Some("controller,broker"), None, image)]
    );
}

#[test]
fn resources_without_nodes_are_told_or_left_out() {
    let of = |kind: &str, spec: &str| {
        format!("apiVersion: kafka.strimzi.io/v1\nkind: {kind}\nmetadata: {{name: x}}\nspec: {{{spec}}}\n")
    };
    assert_eq!(kubernetes(&of("KafkaTopic", "partitions: 3")).faults, []);
    let message = "Strimzi's operator drops 'group.id': it is one of the keys that it sets itself";
    let dropped = [(Weight::Ignored, "group.id".to_owned(), message.to_owned())];
    assert_eq!(faults(&of("KafkaConnect", "config: {group.id: a, offset.flush.interval.ms: 1}")), dropped);
    assert_eq!(faults(&of("KafkaMirrorMaker2", "clusters: [{alias: a, config: {group.id: a}}]")), dropped);
}
