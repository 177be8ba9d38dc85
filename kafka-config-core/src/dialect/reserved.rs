//! The keys of `config` that Strimzi's operator drops with a warning.
//!
//! Source: Strimzi 1.2, `FORBIDDEN_PREFIXES` and `FORBIDDEN_PREFIX_EXCEPTIONS` of `KafkaClusterSpec`, `KafkaConnectSpec` and
//! `KafkaMirrorMaker2ClusterSpec`, and `AbstractConfiguration.filterForbidden`.

/// Keys that a family keeps for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reserved {
    /// Beginnings of keys, in small letters, that are dropped.
    pub dropped: &'static [&'static str],
    /// Keys that count although they begin so.
    pub kept: &'static [&'static str],
}

impl Reserved {
    /// Whether a key is dropped.
    pub fn drops(&self, key: &str) -> bool {
        let lower = key.to_lowercase();
        !self.kept.contains(&key) && self.dropped.iter().any(|beginning| lower.starts_with(beginning))
    }
}

/// Those of `spec.kafka.config`.
pub static BROKER: Reserved = Reserved {
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
        "client.quota.callback.static.kafka.admin.",
        "client.quota.callback.static.produce",
        "client.quota.callback.static.fetch",
        "client.quota.callback.static.storage.per.volume.limit.min.available.",
        "client.quota.callback.static.excluded.principal.name.list",
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
        "cruise.control.metrics.topic.num.partitions",
        "cruise.control.metrics.topic.replication.factor",
        "cruise.control.metrics.topic.retention.ms",
        "cruise.control.metrics.topic.auto.create.retries",
        "cruise.control.metrics.topic.auto.create.timeout.ms",
        "cruise.control.metrics.topic.min.insync.replicas",
        "broker.session.timeout.ms",
        "broker.heartbeat.interval.ms",
        "controller.socket.timeout.ms",
        "controller.quorum.election.backoff.max.ms",
        "controller.quorum.election.timeout.ms",
        "controller.quorum.fetch.timeout.ms",
    ],
};

/// Those of a Connect worker's `spec.config`, and of the clusters of a `MirrorMaker`.
pub static WORKER: Reserved = Reserved {
    dropped: &[
        "group.id",
        "config.storage.topic",
        "offset.storage.topic",
        "status.storage.topic",
        "ssl.",
        "sasl.",
        "security.",
        "listeners",
        "plugin.path",
        "rest.",
        "bootstrap.servers",
        "consumer.interceptor.classes",
        "producer.interceptor.classes",
        "prometheus.metrics.reporter.",
    ],
    kept: &[
        "ssl.endpoint.identification.algorithm",
        "ssl.cipher.suites",
        "ssl.protocol",
        "ssl.enabled.protocols",
    ],
};
