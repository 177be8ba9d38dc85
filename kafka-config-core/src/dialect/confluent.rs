//! `confluentinc/cp-kafka`, `cp-server` and `confluent-local`: scripts that call `dub` (5.0 to 8.0) or `ub` (8.1 and
//! later, `confluent-local` always).
//!
//! A line of the Confluent Platform holds one line of Kafka; an entry is at the Kafka version of its first release.

use super::entrypoint::{Confluent, Edition, Entrypoint, Helper, Metadata};
use super::families::{Family, Line, Releases};
use super::family::{Dialect, Log4jGeneration, Paths, PrefixRule, Separators};
use crate::model::KafkaVersion;

/// The community image.
pub static CP_KAFKA: Family = Family {
    name: "Confluent cp-kafka",
    repositories: &["confluentinc/cp-kafka", "cp-kafka", "confluentinc/cp-enterprise-kafka"],
    releases: Releases::PatchedLines(LINES),
    versions: &COMMUNITY,
};

/// The commercial image.
pub static CP_SERVER: Family = Family {
    name: "Confluent cp-server",
    repositories: &["confluentinc/cp-server", "cp-server"],
    releases: Releases::PatchedLines(LINES),
    versions: &SERVER,
};

/// One node for a developer's machine.
pub static CONFLUENT_LOCAL: Family = Family {
    name: "Confluent confluent-local",
    repositories: &["confluentinc/confluent-local", "confluent-local"],
    releases: Releases::PatchedLines(LINES),
    versions: &LOCAL,
};

/// Lines of the Confluent Platform and of Kafka.
const LINES: &[(Line, Line)] = &[
    ((5, 0), (2, 0)),
    ((5, 1), (2, 1)),
    ((5, 2), (2, 2)),
    ((5, 3), (2, 3)),
    ((5, 4), (2, 4)),
    ((5, 5), (2, 5)),
    ((6, 0), (2, 6)),
    ((6, 1), (2, 7)),
    ((6, 2), (2, 8)),
    ((7, 0), (3, 0)),
    ((7, 1), (3, 1)),
    ((7, 2), (3, 2)),
    ((7, 3), (3, 3)),
    ((7, 4), (3, 4)),
    ((7, 5), (3, 5)),
    ((7, 6), (3, 6)),
    ((7, 7), (3, 7)),
    ((7, 8), (3, 8)),
    ((7, 9), (3, 9)),
    ((8, 0), (4, 0)),
    ((8, 1), (4, 1)),
    ((8, 2), (4, 2)),
    ((8, 3), (4, 3)),
];

const PATHS: Paths = Paths {
    default: "/etc/confluent/docker",
    mounted: "/etc/kafka",
    r#final: "/etc/kafka",
    secrets: "/etc/kafka/secrets",
};

const SUPPORT: (&str, &str) = ("CONFLUENT_SUPPORT_", "confluent.support.");
const METRICS: (&str, &str) = ("CONFLUENT_METRICS_", "confluent.metrics.");
const CLIENT_SOCKET: (&str, &str) = ("KAFKA_ZOOKEEPER_CLIENT_CNXN_SOCKET", "zookeeper.clientCnxnSocket");

/// Until 8.0 a comma is missing in the templates, so that the options of heap and logging leak into the file.
const EXCLUDED_UNTIL_8_0: &[&str] = &[
    "KAFKA_VERSION",
    "KAFKA_OPTS",
    "KAFKA_JMX_OPTS",
    "KAFKA_JVM_PERFORMANCE_OPTS",
    "KAFKA_GC_LOG_OPTS",
    "KAFKA_LOG4J_ROOT_LOGLEVEL",
    "KAFKA_LOG4J_LOGGERS",
    "KAFKA_TOOLS_LOG4J_LOGLEVEL",
];
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
];
/// The specification misspells the variable of the heap.
const EXCLUDED_LOCAL: &[&str] = &[
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
];

const ROLES: &[(&str, &str)] = &[
    ("CLUSTER_ID", "the storage is formatted with this cluster id"),
    ("TRACE", "'true' makes the scripts print each step, passwords included"),
    ("KAFKA_HEAP_OPTS", "heap options of the broker's JVM"),
    ("KAFKA_OPTS", "options of the broker's JVM, such as -Djava.security.auth.login.config"),
    ("KAFKA_JMX_OPTS", "JMX options of the broker's JVM"),
    ("KAFKA_JMX_PORT", "port at which the broker's JVM offers JMX"),
    ("KAFKA_JMX_HOSTNAME", "host at which JMX is offered, for java.rmi.server.hostname"),
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
    ("KAFKA_JVM_PERFORMANCE_OPTS", "tuning options of the broker's JVM"),
    ("KAFKA_GC_LOG_OPTS", "options of the garbage collector's log"),
    ("KAFKA_LOG4J_OPTS", "logging options of every JVM; they make the image's logging files ineffective"),
    ("KAFKA_LOG4J_ROOT_LOGLEVEL", "level of the root logger in the broker's logging file"),
    ("KAFKA_LOG4J_LOGGERS", "further loggers of the broker's logging file, as name=LEVEL,name=LEVEL"),
    ("KAFKA_TOOLS_LOG4J_LOGLEVEL", "level of the root logger in the tools' logging file"),
];

const fn scripts(edition: Edition, helper: Helper, metadata: Metadata) -> Entrypoint {
    Entrypoint::Confluent(Confluent { edition, helper, metadata })
}

const V5_0: Dialect = Dialect {
    since: KafkaVersion::new(2, 0, 0),
    prefix: "KAFKA_",
    prefix_rule: PrefixRule::Front,
    separators: Separators::Confluent,
    also: &[SUPPORT],
    renamed: &[],
    restored: &[],
    excluded_prefixes: &[],
    excluded: EXCLUDED_UNTIL_8_0,
    roles: ROLES,
    from_files: &[],
    image_environment: &["PATH", "HOSTNAME", "HOME", "LANG"],
    entrypoint: scripts(Edition::Community, Helper::Dub, Metadata::ZooKeeper),
    server_file: "kafka.properties",
    log4j: Log4jGeneration::One,
    paths: PATHS,
    defaults: ["", "", ""],
};
const V5_5: Dialect = Dialect { since: KafkaVersion::new(2, 5, 0), renamed: &[CLIENT_SOCKET], ..V5_0 };
const V7_4: Dialect = Dialect {
    since: KafkaVersion::new(3, 4, 0),
    entrypoint: scripts(Edition::Community, Helper::Dub, Metadata::Either),
    ..V5_5
};
const V8_0: Dialect = Dialect {
    since: KafkaVersion::new(4, 0, 0),
    renamed: &[],
    entrypoint: scripts(Edition::Community, Helper::Dub, Metadata::KRaft),
    log4j: Log4jGeneration::Two,
    ..V7_4
};
const V8_1: Dialect = Dialect {
    since: KafkaVersion::new(4, 1, 0),
    excluded: EXCLUDED,
    entrypoint: scripts(Edition::Community, Helper::Ub, Metadata::KRaft),
    ..V8_0
};

const fn server(community: &Dialect, helper: Helper, metadata: Metadata) -> Dialect {
    Dialect {
        also: &[SUPPORT, METRICS],
        entrypoint: scripts(Edition::Server, helper, metadata),
        ..*community
    }
}

const LOCAL_7_4: Dialect = Dialect {
    since: KafkaVersion::new(3, 4, 0),
    prefix: "KAFKA",
    prefix_rule: PrefixRule::FrontAndNext,
    also: &[("CONFLUENT_", "confluent.")],
    renamed: &[CLIENT_SOCKET],
    excluded_prefixes: &["KAFKA_REST_"],
    excluded: EXCLUDED_LOCAL,
    entrypoint: scripts(Edition::Local, Helper::Ub, Metadata::KRaft),
    ..V5_0
};
const LOCAL_8_0: Dialect =
    Dialect { since: KafkaVersion::new(4, 0, 0), renamed: &[], log4j: Log4jGeneration::Two, ..LOCAL_7_4 };

static COMMUNITY: [Dialect; 5] = [V5_0, V5_5, V7_4, V8_0, V8_1];
static SERVER: [Dialect; 5] = [
    server(&V5_0, Helper::Dub, Metadata::ZooKeeper),
    server(&V5_5, Helper::Dub, Metadata::ZooKeeper),
    server(&V7_4, Helper::Dub, Metadata::Either),
    server(&V8_0, Helper::Dub, Metadata::KRaft),
    server(&V8_1, Helper::Ub, Metadata::KRaft),
];
static LOCAL: [Dialect; 2] = [LOCAL_7_4, LOCAL_8_0];
