//! Nodes that need a `ZooKeeper`, in versions that know none.

use super::remark::Remark;
use super::work::Work;
use crate::model::KafkaVersion;

/// What a node without `ZooKeeper` cannot do without.
const NEEDED: [&str; 3] = ["process.roles", "node.id", "controller.listener.names"];
const QUORUM: [&str; 2] = ["controller.quorum.voters", "controller.quorum.bootstrap.servers"];

impl Work {
    /// Tells that a node of `ZooKeeper` does not start on Kafka 4, and what it lacks.
    pub(super) fn tell_no_zookeeper(&mut self, properties: &[(String, String)]) {
        let is_set = |key: &str| properties.iter().any(|(known, value)| known == key && !value.is_empty());
        let version = self.to.version;
        if version < KafkaVersion::new(4, 0, 0) || !is_set("zookeeper.connect") || is_set("process.roles") {
            return;
        }
        let mut missing: Vec<&str> = NEEDED.into_iter().filter(|key| !is_set(key)).collect();
        if !QUORUM.iter().any(|key| is_set(key)) {
            missing.extend(QUORUM.first());
        }
        let reason = format!(
            "Kafka {version} has no ZooKeeper, so that this node does not start: {} are not set",
            missing.join(", ")
        );
        self.remarks.push(
            Remark::lost("ZooKeeper", reason)
                .nearest("an image of Kafka 3.9, on which the cluster is migrated to KRaft first"),
        );
    }
}
