//! What came after keys that are gone.

use crate::model::KafkaVersion;

/// A key that Kafka no longer has.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::validate) struct Successor {
    pub(super) key: &'static str,
    /// The first release without it, where the schemas do not reach back so far.
    pub(in crate::validate) removed: Option<KafkaVersion>,
    /// What to do instead.
    pub(in crate::validate) help: &'static str,
    /// The key that takes the same value.
    pub(in crate::validate) heir: Option<&'static str>,
}

const fn gone(key: &'static str, help: &'static str) -> Successor {
    Successor { key, removed: None, help, heir: None }
}

const fn long_gone(key: &'static str, major: u16, minor: u16, help: &'static str) -> Successor {
    Successor { key, removed: Some(KafkaVersion::new(major, minor, 0)), help, heir: None }
}

const LISTENERS: &str = "put host and port into listeners, as in PLAINTEXT://:9092";
const ADVERTISED: &str = "put host and port into advertised.listeners, as in PLAINTEXT://kafka:9092";
const DOWN_CONVERSION: &str = "remove it: brokers write messages in the newest format only (KIP-724)";
const TIMESTAMPS: &str =
    "set log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms instead (KIP-937)";
const QUOTAS: &str = "set default quotas with kafka-configs.sh --entity-type clients --entity-default";
const NODE_ID: &str = "remove it, and give every node a node.id of its own";
const ZOOKEEPER: &str = "remove it: Kafka runs without ZooKeeper since 4.0; a node needs process.roles, node.id and \
                         controller.quorum.bootstrap.servers or controller.quorum.voters";
const ENCODER: &str = "remove it: it encrypted passwords kept in ZooKeeper";
const SHUTDOWN: &str = "remove it: in KRaft a broker hands over through its heartbeats";

/// By key.
static GONE: [Successor; 20] = [
    long_gone("advertised.host.name", 3, 0, ADVERTISED),
    long_gone("advertised.port", 3, 0, ADVERTISED),
    gone("broker.id.generation.enable", NODE_ID),
    gone(
        "control.plane.listener.name",
        "remove it: in KRaft controllers have listeners of their own, named in controller.listener.names",
    ),
    gone("controlled.shutdown.max.retries", SHUTDOWN),
    gone("controlled.shutdown.retry.backoff.ms", SHUTDOWN),
    Successor {
        key: "delegation.token.master.key",
        removed: None,
        help: "set delegation.token.secret.key instead",
        heir: Some("delegation.token.secret.key"),
    },
    gone(
        "eligible.leader.replicas.enable",
        "remove it, and turn the feature eligible.leader.replicas.version on with kafka-features.sh",
    ),
    gone(
        "group.coordinator.new.enable",
        "remove it: group.coordinator.rebalance.protocols says which protocols are on",
    ),
    gone("group.share.enable", "remove it, and turn the feature share.version on with kafka-features.sh"),
    long_gone("host.name", 3, 0, LISTENERS),
    gone(
        "inter.broker.protocol.version",
        "remove it: the cluster's metadata.version counts, which kafka-features.sh upgrade raises",
    ),
    gone("leader.imbalance.per.broker.percentage", "remove it: KRaft controllers have no such limit"),
    gone("log.message.downconversion.enable", DOWN_CONVERSION),
    gone("log.message.format.version", DOWN_CONVERSION),
    gone("log.message.timestamp.difference.max.ms", TIMESTAMPS),
    long_gone("port", 3, 0, LISTENERS),
    long_gone("quota.consumer.default", 3, 0, QUOTAS),
    long_gone("quota.producer.default", 3, 0, QUOTAS),
    gone("reserved.broker.max.id", NODE_ID),
];

/// What came after a key.
pub(super) fn of(key: &str) -> Option<&'static Successor> {
    let place = GONE.binary_search_by_key(&key, |successor| successor.key).ok()?;
    GONE.get(place)
}

/// What to do about a broker's key that is gone, and since when it is, where the schemas do not reach back so far.
pub fn instead_of(key: &str) -> (&'static str, Option<KafkaVersion>) {
    of(key).map_or_else(|| (help(key), None), |known| (known.help, known.removed))
}

/// What to do about a key that is gone and has no entry of its own.
pub(super) fn help(key: &str) -> &'static str {
    if key.starts_with("zookeeper.") {
        ZOOKEEPER
    } else if key.starts_with("password.encoder.") {
        ENCODER
    } else {
        "remove it"
    }
}
