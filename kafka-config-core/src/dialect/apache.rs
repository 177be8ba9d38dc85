//! `apache/kafka` and `apache/kafka-native`: KIP-975, class `kafka.docker.KafkaDockerWrapper`.
//!
//! An entry holds from its version to the next one. A new Kafka version needs an entry only where a default
//! file or a rule of the wrapper changes.

use super::entrypoint::Entrypoint;
use super::families::{Family, Releases};
use super::family::{Dialect, Log4jGeneration, Paths, PrefixRule, Separators};
use crate::model::KafkaVersion;

/// The official images.
pub static APACHE: Family = Family {
    name: "Apache",
    repositories: &["apache/kafka", "apache/kafka-native"],
    releases: Releases::Kafka,
    versions: &VERSIONS,
};

const PREFIX: &str = "KAFKA_";

const PATHS: Paths = Paths {
    default: "/etc/kafka/docker",
    mounted: "/mnt/shared/config",
    r#final: "/opt/kafka/config",
    secrets: "/etc/kafka/secrets",
};

/// `Constants.ExcludeServerPropsEnv` since 3.7.1.
const EXCLUDED: &[&str] = &[
    "KAFKA_VERSION",
    "KAFKA_HEAP_OPTS",
    "KAFKA_LOG4J_OPTS",
    "KAFKA_OPTS",
    "KAFKA_JMX_OPTS",
    "KAFKA_JVM_PERFORMANCE_OPTS",
    "KAFKA_GC_LOG_OPTS",
    "KAFKA_LOG4J_ROOT_LOGLEVEL",
    "KAFKA_LOG4J_LOGGERS",
    "KAFKA_TOOLS_LOG4J_LOGLEVEL",
    "KAFKA_JMX_HOSTNAME",
];

/// The same in 3.7.0, where the heap variable was misspelt, so that the real one leaks into the file.
const EXCLUDED_3_7_0: &[&str] = &[
    "KAFKA_VERSION",
    "KAFKA_HEAP_OPT",
    "KAFKA_LOG4J_OPTS",
    "KAFKA_OPTS",
    "KAFKA_JMX_OPTS",
    "KAFKA_JVM_PERFORMANCE_OPTS",
    "KAFKA_GC_LOG_OPTS",
    "KAFKA_LOG4J_ROOT_LOGLEVEL",
    "KAFKA_LOG4J_LOGGERS",
    "KAFKA_TOOLS_LOG4J_LOGLEVEL",
    "KAFKA_JMX_HOSTNAME",
];

/// Variables that the scripts read.
const ROLES: &[(&str, &str)] = &[
    ("CLUSTER_ID", "the storage is formatted with this cluster id"),
    (
        "KAFKA_SSL_KEYSTORE_FILENAME",
        "key store below /etc/kafka/secrets, which becomes ssl.keystore.location",
    ),
    (
        "KAFKA_SSL_KEYSTORE_CREDENTIALS",
        "file below /etc/kafka/secrets, whose text becomes ssl.keystore.password",
    ),
    ("KAFKA_SSL_KEY_CREDENTIALS", "file below /etc/kafka/secrets, whose text becomes ssl.key.password"),
    (
        "KAFKA_SSL_TRUSTSTORE_FILENAME",
        "trust store below /etc/kafka/secrets, which becomes ssl.truststore.location",
    ),
    (
        "KAFKA_SSL_TRUSTSTORE_CREDENTIALS",
        "file below /etc/kafka/secrets, whose text becomes ssl.truststore.password",
    ),
    ("KAFKA_JMX_PORT", "port at which the broker's JVM offers JMX"),
    ("JMX_PORT", "the scripts set it from KAFKA_JMX_PORT"),
    ("LOG_DIR", "the folder of the JVM's own log files"),
    ("EXTRA_ARGS", "further arguments of kafka-server-start.sh"),
    ("TRACE", "'true' makes the scripts print each step, passwords included"),
    ("KAFKA_HEAP_OPTS", "heap options of the broker's JVM"),
    ("KAFKA_OPTS", "options of the broker's JVM, such as -Djava.security.auth.login.config"),
    ("KAFKA_JMX_OPTS", "JMX options of the broker's JVM"),
    ("KAFKA_JMX_HOSTNAME", "host name that JMX clients connect to"),
    ("KAFKA_JVM_PERFORMANCE_OPTS", "tuning options of the broker's JVM"),
    ("KAFKA_GC_LOG_OPTS", "options of the garbage collector's log"),
    ("KAFKA_LOG4J_OPTS", "logging options of every JVM; they make the image's logging files ineffective"),
    ("KAFKA_LOG4J_ROOT_LOGLEVEL", "level of the root logger in the broker's logging file"),
    ("KAFKA_LOG4J_LOGGERS", "further loggers of the broker's logging file, as name=LEVEL,name=LEVEL"),
    ("KAFKA_TOOLS_LOG4J_LOGLEVEL", "level of the root logger in the tools' logging file"),
];

/// `ENV` of the base image `eclipse-temurin:21-jre-alpine`, and what `docker run` adds.
const IMAGE_ENVIRONMENT: &[&str] =
    &["PATH", "HOSTNAME", "JAVA_HOME", "LANG", "LANGUAGE", "LC_ALL", "JAVA_VERSION", "HOME"];

const DEFAULTS_3_7: [&str; 3] = [
    include_str!("../../data/apache/3.7.0/server.properties"),
    include_str!("../../data/apache/3.7.0/log4j.properties"),
    include_str!("../../data/apache/3.7.0/tools-log4j.properties"),
];
const LOG4J2_4_0: &str = include_str!("../../data/apache/4.0.0/log4j2.yaml");
const LOG4J2_4_1: &str = include_str!("../../data/apache/4.1.0/log4j2.yaml");
const TOOLS_4_0: &str = include_str!("../../data/apache/4.0.0/tools-log4j2.yaml");
const SERVER_4_0: &str = include_str!("../../data/apache/4.0.0/server.properties");

const V3_7_0: Dialect = Dialect {
    since: KafkaVersion::new(3, 7, 0),
    prefix: PREFIX,
    prefix_rule: PrefixRule::Everywhere,
    separators: Separators::Thirds,
    also: &[],
    renamed: &[],
    restored: &[],
    excluded_prefixes: &[],
    excluded: EXCLUDED_3_7_0,
    roles: ROLES,
    from_files: &[],
    image_environment: IMAGE_ENVIRONMENT,
    entrypoint: Entrypoint::Apache,
    server_file: "server.properties",
    log4j: Log4jGeneration::One,
    paths: PATHS,
    defaults: DEFAULTS_3_7,
};
const V3_7_1: Dialect = Dialect { since: KafkaVersion::new(3, 7, 1), excluded: EXCLUDED, ..V3_7_0 };
const V3_9: Dialect = Dialect {
    since: KafkaVersion::new(3, 9, 0),
    defaults: [include_str!("../../data/apache/3.9.0/server.properties"), DEFAULTS_3_7[1], DEFAULTS_3_7[2]],
    ..V3_7_1
};
const V4_0: Dialect = Dialect {
    since: KafkaVersion::new(4, 0, 0),
    prefix_rule: PrefixRule::Front,
    log4j: Log4jGeneration::Two,
    defaults: [SERVER_4_0, LOG4J2_4_0, TOOLS_4_0],
    ..V3_9
};
const V4_1: Dialect =
    Dialect { since: KafkaVersion::new(4, 1, 0), defaults: [SERVER_4_0, LOG4J2_4_1, TOOLS_4_0], ..V4_0 };
const V4_2: Dialect = Dialect {
    since: KafkaVersion::new(4, 2, 0),
    defaults: [include_str!("../../data/apache/4.2.0/server.properties"), LOG4J2_4_1, TOOLS_4_0],
    ..V4_1
};

/// All versions, oldest first.
static VERSIONS: [Dialect; 6] = [V3_7_0, V3_7_1, V3_9, V4_0, V4_1, V4_2];
