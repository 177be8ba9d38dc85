//! How the image families other than Apache's own name a property, as data.

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
    /// Variables.
    Variable(VariableNames),
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

/// How names of variables become keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VariableNames {
    /// What a name begins with.
    pub prefix: &'static str,
    /// What runs of `_` become.
    pub runs: Runs,
    /// Names that become no property.
    pub excluded: &'static [&'static str],
    /// Parts of keys with `_` that the entrypoint restores: (as `_` alone would make it, as Kafka wants it).
    pub restored: &'static [(&'static str, &'static str)],
    /// Keys with capitals, and the names that the entrypoint knows them by.
    pub capitals: &'static [(&'static str, &'static str)],
}

/// What runs of `_` become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runs {
    /// Confluent's `dub`: one is `.`, two are `_`, three are `-`; a run beyond three ends with `_`, and one at either
    /// end of the name stays what it is.
    Confluent,
    /// Each is a `.`: neither `_` nor `-` can be written.
    Dots,
}

/// The families besides the image that is asked about, in the order in which people meet them.
pub static NAMINGS: [Naming; 4] = [
    Naming { family: "Confluent cp-kafka", means: Means::Variable(CONFLUENT) },
    Naming { family: "Bitnami", means: Means::Variable(BITNAMI) },
    Naming { family: "Strimzi spec.kafka.config", means: STRIMZI },
    Naming { family: "server.properties", means: Means::Text { separator: "=", dropped: &[], kept: &[] } },
];

const CONFLUENT: VariableNames = VariableNames {
    prefix: "KAFKA_",
    runs: Runs::Confluent,
    excluded: &[
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
    ],
    restored: &[],
    // 5.5 to 7.9.
    capitals: &[("zookeeper.clientCnxnSocket", "KAFKA_ZOOKEEPER_CLIENT_CNXN_SOCKET")],
};

/// `libkafka.sh`, whose images ended in 2025.
const BITNAMI: VariableNames = VariableNames {
    prefix: "KAFKA_CFG_",
    runs: Runs::Dots,
    excluded: &[],
    restored: &[("sasl.ssl", "sasl_ssl"), ("sasl.plaintext", "sasl_plaintext")],
    capitals: &[("zookeeper.clientCnxnSocket", "KAFKA_CFG_ZOOKEEPER_CLIENTCNXNSOCKET")],
};

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
