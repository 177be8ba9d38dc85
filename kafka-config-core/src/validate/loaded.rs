//! Which settings of brokers name classes that are loaded once the configuration is accepted.
//!
//! Those of the type `class`, and assignors, are loaded by `KafkaConfig` itself. `security.providers` is in no list: what
//! it names is loaded by whoever makes a TLS or SASL channel, and a failure is only logged.

use super::broker::Mode;
use super::configuration::Configuration;

/// A class that a broker loads as it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Loaded<'c> {
    /// The property that names it.
    pub(super) key: &'static str,
    /// The name, without the blanks that Kafka drops.
    pub(super) class: &'c str,
    /// What the class has to be, in a message.
    pub(super) wanted: &'static str,
}

/// Who loads the classes of a setting.
#[derive(Debug, Clone, Copy)]
enum By {
    /// Every node.
    All,
    /// What has the role broker, and a broker with `ZooKeeper`.
    Brokers,
    /// What has the role controller, and a broker with `ZooKeeper`.
    Controllers,
    /// Brokers with tiered storage (KIP-405).
    Tiered,
}

const SETTINGS: [(&str, &str, By); 9] = [
    ("kafka.metrics.reporters", "a KafkaMetricsReporter", By::All),
    ("metric.reporters", "a MetricsReporter", By::All),
    ("authorizer.class.name", "an Authorizer", By::All),
    ("client.quota.callback.class", "a ClientQuotaCallback", By::All),
    ("replica.selector.class", "a ReplicaSelector", By::Brokers),
    ("create.topic.policy.class.name", "a CreateTopicPolicy", By::Controllers),
    ("alter.config.policy.class.name", "an AlterConfigPolicy", By::Controllers),
    ("remote.log.storage.manager.class.name", "a RemoteStorageManager", By::Tiered),
    ("remote.log.metadata.manager.class.name", "a RemoteLogMetadataManager", By::Tiered),
];

/// An empty text is no class either; the others mean none by it.
const TAKES_NO_EMPTY_NAME: &str = "replica.selector.class";

/// The classes that this node loads, as far as they are certain.
pub(super) fn loaded<'c>(c: &'c Configuration<'_>) -> impl Iterator<Item = Loaded<'c>> {
    let node = c.broker();
    let settings = SETTINGS.iter().filter(move |(.., by)| node.is_some_and(|node| by.is(node.mode, c)));
    let named = settings.filter_map(|(key, wanted, _)| {
        let setting = c.get(key).filter(|setting| setting.certain)?;
        let counts = |class: &&str| !class.is_empty() || *key == TAKES_NO_EMPTY_NAME;
        let classes = setting.value.split(',').map(str::trim).filter(counts);
        Some(classes.map(|class| Loaded { key, class, wanted }))
    });
    named.flatten()
}

impl By {
    fn is(self, mode: Option<Mode>, c: &Configuration<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Brokers => is_broker(mode),
            Self::Controllers => {
                matches!(mode, Some(Mode::ZooKeeper { .. } | Mode::Kraft { controller: true, .. }))
            }
            Self::Tiered => is_tiered(c),
        }
    }
}

/// Whether this is a broker with tiered storage.
pub(super) fn is_tiered(c: &Configuration<'_>) -> bool {
    let mode = c.broker().and_then(|broker| broker.mode);
    is_broker(mode) && c.flag("remote.log.storage.system.enable") == Some(true)
}

fn is_broker(mode: Option<Mode>) -> bool {
    matches!(mode, Some(Mode::ZooKeeper { .. } | Mode::Kraft { broker: true, .. }))
}
