//! `debezium/kafka`: `docker-entrypoint.sh`, whose own variables have no prefix.

use super::entrypoint::Entrypoint;
use super::families::{Family, Releases};
use super::family::{Dialect, Log4jGeneration, Paths, PrefixRule, Separators};
use super::stock;
use crate::model::KafkaVersion;

/// The images; tags are Debezium's versions.
pub static DEBEZIUM: Family = Family {
    name: "Debezium",
    repositories: &["debezium/kafka"],
    releases: Releases::Lines(&[
        ((1, 9), (3, 2)),
        ((2, 0), (3, 3)),
        ((2, 1), (3, 3)),
        ((2, 2), (3, 4)),
        ((2, 3), (3, 4)),
        ((2, 4), (3, 5)),
        ((2, 5), (3, 6)),
        ((2, 6), (3, 7)),
        ((2, 7), (3, 7)),
        ((3, 0), (3, 9)),
        ((3, 1), (3, 9)),
        ((3, 2), (4, 0)),
        ((3, 3), (4, 1)),
        ((3, 4), (4, 1)),
    ]),
    versions: &VERSIONS,
};

const V1: Dialect = Dialect {
    since: KafkaVersion::new(0, 0, 0),
    prefix: "KAFKA_",
    prefix_rule: PrefixRule::Front,
    separators: Separators::Dots,
    also: &[],
    renamed: &[],
    restored: &[],
    excluded_prefixes: &[],
    excluded: &["KAFKA_VERSION", "KAFKA_HOME", "KAFKA_LOG4J_OPTS", "KAFKA_JMX_OPTS"],
    roles: &[
        ("CLUSTER_ID", "the storage is formatted with this cluster id"),
        ("NODE_ID", "sets node.id and broker.id"),
        ("BROKER_ID", "the same as NODE_ID, where that is not set"),
        ("NODE_ROLE", "combined, broker or controller: which stock file is taken"),
        ("ZOOKEEPER_CONNECT", "sets zookeeper.connect"),
        ("HOST_NAME", "host of the listeners"),
        ("ADVERTISED_HOST_NAME", "host of the advertised listeners"),
        ("HEAP_OPTS", "heap options of the broker's JVM"),
        ("LOG_LEVEL", "level of the loggers"),
        ("CREATE_TOPICS", "topics that the image creates"),
        ("JMXHOST", "host name that JMX clients connect to"),
        ("JMXPORT", "port of JMX"),
    ],
    from_files: &[],
    image_environment: &["PATH", "HOSTNAME", "HOME", "KAFKA_VERSION", "KAFKA_HOME"],
    entrypoint: Entrypoint::Debezium,
    server_file: "server.properties",
    log4j: Log4jGeneration::One,
    paths: Paths {
        default: "/kafka/config.orig",
        mounted: "/kafka/config",
        r#final: "/kafka/config",
        secrets: "/kafka/config",
    },
    defaults: [stock::ZOOKEEPER_3, "", ""],
};
const V3_2: Dialect = Dialect {
    since: KafkaVersion::new(4, 0, 0),
    log4j: Log4jGeneration::Two,
    defaults: [stock::KRAFT_4, "", ""],
    ..V1
};

static VERSIONS: [Dialect; 2] = [V1, V3_2];
