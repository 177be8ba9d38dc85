//! `bitnami/kafka` and its archive `bitnamilegacy/kafka`: `kafka-env.sh` and `libkafka.sh`. The free images ended in
//! August 2025.

use super::entrypoint::Entrypoint;
use super::families::{Family, Releases};
use super::family::{Dialect, Log4jGeneration, Paths, PrefixRule, Separators};
use super::stock;
use crate::model::KafkaVersion;

/// The images.
pub static BITNAMI: Family = Family {
    name: "Bitnami",
    repositories: &["bitnami/kafka", "bitnamilegacy/kafka", "bitnamisecure/kafka"],
    releases: Releases::Kafka,
    versions: &VERSIONS,
};

const ROLES: &[(&str, &str)] = &[
    ("KAFKA_KRAFT_CLUSTER_ID", "the storage is formatted with this cluster id"),
    ("KAFKA_CLUSTER_ID", "the storage is formatted with this cluster id (4.0 and later)"),
    (
        "KAFKA_INITIAL_CONTROLLERS",
        "first controllers of a dynamic quorum, given to kafka-storage.sh (4.0 and later)",
    ),
    ("KAFKA_SKIP_KRAFT_STORAGE_INIT", "'true' leaves the storage as it is"),
    ("KAFKA_HEAP_OPTS", "heap options of the broker's JVM"),
    ("KAFKA_OPTS", "options of the broker's JVM"),
    ("KAFKA_CLIENT_USERS", "users of the client listeners, for the JAAS text that the scripts write"),
    ("KAFKA_CLIENT_PASSWORDS", "their passwords"),
    ("KAFKA_CLIENT_LISTENER_NAME", "listener that the image's own client files are made for"),
    (
        "KAFKA_INTER_BROKER_USER",
        "user of the inter-broker listener, for the JAAS text that the scripts write",
    ),
    ("KAFKA_INTER_BROKER_PASSWORD", "its password"),
    ("KAFKA_CONTROLLER_USER", "user of the controller listener, for the JAAS text that the scripts write"),
    ("KAFKA_CONTROLLER_PASSWORD", "its password"),
    ("KAFKA_CERTIFICATE_PASSWORD", "password of the key and of both stores"),
    ("KAFKA_TLS_TYPE", "JKS or PEM: which files of the certs folder the TLS settings name"),
    ("KAFKA_TLS_CLIENT_AUTH", "sets ssl.client.auth where a listener speaks TLS"),
    ("KAFKA_TLS_TRUSTSTORE_FILE", "trust store that is copied into the certs folder"),
    ("ALLOW_PLAINTEXT_LISTENER", "allowed listeners without TLS until 3.4, and means nothing since"),
    ("BITNAMI_DEBUG", "'true' makes the scripts print more"),
];

/// `kafka_env_vars` of `kafka-env.sh`, as far as somebody looks at them.
const FROM_FILES: &[&str] = &[
    "KAFKA_INTER_BROKER_USER",
    "KAFKA_INTER_BROKER_PASSWORD",
    "KAFKA_CONTROLLER_USER",
    "KAFKA_CONTROLLER_PASSWORD",
    "KAFKA_CERTIFICATE_PASSWORD",
    "KAFKA_TLS_TRUSTSTORE_FILE",
    "KAFKA_TLS_TYPE",
    "KAFKA_TLS_CLIENT_AUTH",
    "KAFKA_OPTS",
    "KAFKA_CFG_SASL_ENABLED_MECHANISMS",
    "KAFKA_KRAFT_CLUSTER_ID",
    "KAFKA_SKIP_KRAFT_STORAGE_INIT",
    "KAFKA_CLIENT_LISTENER_NAME",
    "KAFKA_ZOOKEEPER_PROTOCOL",
    "KAFKA_ZOOKEEPER_PASSWORD",
    "KAFKA_ZOOKEEPER_USER",
    "KAFKA_ZOOKEEPER_TLS_KEYSTORE_PASSWORD",
    "KAFKA_ZOOKEEPER_TLS_TRUSTSTORE_PASSWORD",
    "KAFKA_ZOOKEEPER_TLS_TRUSTSTORE_FILE",
    "KAFKA_ZOOKEEPER_TLS_VERIFY_HOSTNAME",
    "KAFKA_ZOOKEEPER_TLS_TYPE",
    "KAFKA_CLIENT_USERS",
    "KAFKA_CLIENT_PASSWORDS",
    "KAFKA_HEAP_OPTS",
];

const V2: Dialect = Dialect {
    since: KafkaVersion::new(2, 0, 0),
    prefix: "KAFKA_CFG_",
    prefix_rule: PrefixRule::Front,
    separators: Separators::Dots,
    also: &[],
    renamed: &[("KAFKA_CFG_ZOOKEEPER_CLIENTCNXNSOCKET", "zookeeper.clientCnxnSocket")],
    restored: &[("sasl.ssl", "sasl_ssl"), ("sasl.plaintext", "sasl_plaintext")],
    excluded_prefixes: &[],
    excluded: &[],
    roles: ROLES,
    from_files: FROM_FILES,
    image_environment: &["PATH", "HOSTNAME", "HOME"],
    entrypoint: Entrypoint::Bitnami,
    server_file: "server.properties",
    log4j: Log4jGeneration::One,
    paths: Paths {
        default: "/opt/bitnami/kafka/config",
        mounted: "/bitnami/kafka/config",
        r#final: "/opt/bitnami/kafka/config",
        secrets: "/opt/bitnami/kafka/config/certs",
    },
    defaults: [stock::ZOOKEEPER_3, "", ""],
};
const V4: Dialect = Dialect {
    since: KafkaVersion::new(4, 0, 0),
    log4j: Log4jGeneration::Two,
    defaults: [stock::KRAFT_4, "", ""],
    ..V2
};

static VERSIONS: [Dialect; 2] = [V2, V4];
