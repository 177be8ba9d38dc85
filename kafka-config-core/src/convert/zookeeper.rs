//! Nodes that need a `ZooKeeper`, in versions and images that know none.

use super::remark::Remark;
use super::work::Work;
use crate::model::KafkaVersion;

/// What a node without `ZooKeeper` cannot do without.
const NEEDED: [&str; 3] = ["process.roles", "node.id", "controller.listener.names"];
const QUORUM: [&str; 2] = ["controller.quorum.voters", "controller.quorum.bootstrap.servers"];

impl Work {
    /// Tells that a node of `ZooKeeper` does not start on Kafka 4, nor in Apache's images, and what it lacks.
    pub(super) fn tell_no_zookeeper(&mut self, properties: &[(String, String)]) {
        let is_set = |key: &str| properties.iter().any(|(known, value)| known == key && !value.is_empty());
        let Some(fault) = self.without_zookeeper() else { return };
        if !is_set("zookeeper.connect") || is_set("process.roles") {
            return;
        }
        let mut missing: Vec<&str> = NEEDED.into_iter().filter(|key| !is_set(key)).collect();
        if !QUORUM.iter().any(|key| is_set(key)) {
            missing.extend(QUORUM.first());
        }
        let reason = format!("{fault}: {} are not set", missing.join(", "));
        self.remarks.push(Remark::lost("ZooKeeper", reason).nearest(
            "an image of Kafka 3.9 that runs ZooKeeper nodes, as confluentinc/cp-kafka:7.9.0 does, on which the cluster is \
             migrated to KRaft first",
        ));
    }

    /// Why the target runs no such node, where it does not.
    fn without_zookeeper(&self) -> Option<String> {
        let version = self.to.version;
        if version >= KafkaVersion::new(4, 0, 0) {
            return Some(format!("Kafka {version} has no ZooKeeper, so that this node does not start"));
        }
        let formats = self.to.dialect().is_apache();
        formats.then(|| format!("{} formats nodes of KRaft only, so that this container ends", self.to))
    }
}
