//! By which means the image families let users set a property, as data.

use super::apache::APACHE;
use super::bitnami::BITNAMI;
use super::confluent::CP_KAFKA;
use super::families::Family;

/// How one family lets users set a property of the broker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Naming {
    /// What users call the family.
    pub family: &'static str,
    /// By which means.
    pub means: Means,
}

/// By which means a family sets properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// Variables, by the rules of the release that holds the same Kafka version.
    Variable(&'static Family),
    /// A line of a file or a field of a resource, but for the keys that the family keeps for itself.
    Text {
        /// What stands between key and value.
        separator: &'static str,
        /// Beginnings of keys, in small letters, that are dropped.
        dropped: &'static [&'static str],
        /// Keys that count although they begin so.
        kept: &'static [&'static str],
    },
}

/// The families that people ask about, in the order in which they meet them.
pub static NAMINGS: [Naming; 5] = [
    Naming { family: "Apache", means: Means::Variable(&APACHE) },
    Naming { family: "Confluent cp-kafka", means: Means::Variable(&CP_KAFKA) },
    Naming { family: "Bitnami", means: Means::Variable(&BITNAMI) },
    Naming { family: "Strimzi spec.kafka.config", means: STRIMZI },
    Naming { family: "server.properties", means: Means::Text { separator: "=", dropped: &[], kept: &[] } },
];

/// `KafkaClusterSpec.FORBIDDEN_PREFIXES`: the operator drops these with a warning.
const STRIMZI: Means = Means::Text {
    separator: ": ",
    dropped: &[
        "listeners",
        "advertised.",
        "broker.",
        "listener.",
        "host.name",
        "port",
        "inter.broker.listener.name",
        "sasl.",
        "ssl.",
        "security.",
        "password.",
        "log.dir",
        "zookeeper.connect",
        "zookeeper.set.acl",
        "zookeeper.ssl",
        "authorizer.",
        "super.user",
        "cruise.control.metrics.topic",
        "cruise.control.metrics.reporter.bootstrap.servers",
        "node.id",
        "process.roles",
        "controller.",
        "metadata.log.dir",
        "zookeeper.metadata.migration.enable",
        "prometheus.metrics.reporter.",
        "cordoned.log.dirs",
    ],
    kept: &[
        "zookeeper.connection.timeout.ms",
        "sasl.server.max.receive.size",
        "ssl.cipher.suites",
        "ssl.protocol",
        "ssl.enabled.protocols",
        "ssl.secure.random.implementation",
        "broker.session.timeout.ms",
        "broker.heartbeat.interval.ms",
        "controller.socket.timeout.ms",
        "controller.quorum.election.backoff.max.ms",
        "controller.quorum.election.timeout.ms",
        "controller.quorum.fetch.timeout.ms",
    ],
};
