//! `wurstmeister/kafka`: `start-kafka.sh`. Its last image holds Kafka 2.8.1.

use super::entrypoint::Entrypoint;
use super::families::{Family, Releases};
use super::family::{Dialect, Log4jGeneration, Paths, PrefixRule, Separators};
use super::stock;
use crate::model::KafkaVersion;

/// The images; tags are Scala's version and Kafka's.
pub static WURSTMEISTER: Family = Family {
    name: "wurstmeister",
    repositories: &["wurstmeister/kafka"],
    releases: Releases::Last { newest: KafkaVersion::new(2, 8, 1) },
    versions: &[DIALECT],
};

const DIALECT: Dialect = Dialect {
    since: KafkaVersion::new(0, 0, 0),
    prefix: "KAFKA_",
    prefix_rule: PrefixRule::Front,
    separators: Separators::Dots,
    also: &[],
    renamed: &[],
    restored: &[],
    excluded_prefixes: &[],
    excluded: &[
        "KAFKA_VERSION",
        "KAFKA_HOME",
        "KAFKA_DEBUG",
        "KAFKA_GC_LOG_OPTS",
        "KAFKA_HEAP_OPTS",
        "KAFKA_JMX_OPTS",
        "KAFKA_JVM_PERFORMANCE_OPTS",
        "KAFKA_LOG",
        "KAFKA_OPTS",
        "KAFKA_CREATE_TOPICS",
    ],
    roles: &[
        ("KAFKA_CREATE_TOPICS", "topics that the image creates, as name:partitions:replicas"),
        ("KAFKA_HEAP_OPTS", "heap options of the broker's JVM"),
        ("KAFKA_OPTS", "options of the broker's JVM"),
        ("KAFKA_JMX_OPTS", "JMX options of the broker's JVM"),
        ("HOSTNAME_COMMAND", "a command whose output takes the place of _{HOSTNAME_COMMAND}"),
        ("PORT_COMMAND", "a command whose output takes the place of _{PORT_COMMAND}"),
        ("BROKER_ID_COMMAND", "a command whose output is the broker's id"),
        ("RACK_COMMAND", "a command whose output is the broker's rack"),
        ("CUSTOM_INIT_SCRIPT", "a command that runs before the broker"),
    ],
    from_files: &[],
    image_environment: &["PATH", "HOSTNAME", "HOME", "KAFKA_VERSION", "SCALA_VERSION", "KAFKA_HOME"],
    entrypoint: Entrypoint::Wurstmeister,
    server_file: "server.properties",
    log4j: Log4jGeneration::One,
    paths: Paths {
        default: "/opt/kafka/config",
        mounted: "/opt/kafka/config",
        r#final: "/opt/kafka/config",
        secrets: "/opt/kafka/config",
    },
    defaults: [stock::ZOOKEEPER_2, "", ""],
};
