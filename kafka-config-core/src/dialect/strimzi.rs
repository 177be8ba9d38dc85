//! `quay.io/strimzi/kafka`: the operator writes the file, and `spec.kafka.config` of its resource is what users set.
//!
//! A key of `config` is read as a variable of that name behind the path of the field. No real variable is called so.

use super::entrypoint::Entrypoint;
use super::families::{Family, Releases};
use super::family::{Dialect, Log4jGeneration, Paths, PrefixRule, Separators};
use crate::model::KafkaVersion;

/// The field that holds the settings of users; a key follows it.
pub(crate) const CONFIG: &str = "spec.kafka.config.";

/// The images; tags are the operator's version and Kafka's.
pub static STRIMZI: Family = Family {
    name: "Strimzi",
    repositories: &["strimzi/kafka"],
    releases: Releases::Last { newest: KafkaVersion::NEWEST },
    versions: &[V3, V4],
};

const V3: Dialect = Dialect {
    since: KafkaVersion::new(0, 0, 0),
    prefix: CONFIG,
    prefix_rule: PrefixRule::Front,
    separators: Separators::Kept,
    also: &[],
    renamed: &[],
    restored: &[],
    excluded_prefixes: &[],
    excluded: &[],
    roles: &[],
    from_files: &[],
    image_environment: &["PATH", "HOSTNAME", "HOME"],
    entrypoint: Entrypoint::Operator,
    server_file: "server.config",
    log4j: Log4jGeneration::One,
    paths: Paths {
        default: "/opt/kafka/custom-config",
        mounted: "/opt/kafka/custom-config",
        r#final: "/tmp",
        secrets: "/opt/kafka/certs",
    },
    defaults: ["", "", ""],
};
const V4: Dialect = Dialect { since: KafkaVersion::new(4, 0, 0), log4j: Log4jGeneration::Two, ..V3 };
