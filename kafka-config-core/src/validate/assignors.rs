//! Properties of the group coordinator that list assignors.

use super::classes::{Judgement, is_shipped};
use crate::model::KafkaVersion;
use crate::schema::is_class_name;

/// A short name, the first release line that knows it, and the class it stands for.
type Name = (&'static str, (u16, u16), &'static str);

/// One property that lists assignors.
#[derive(Debug)]
pub(super) struct Assignors {
    /// The property.
    pub(super) key: &'static str,
    /// What Kafka ships under a short name.
    names: &'static [Name],
    /// Further classes that Kafka ships.
    others: &'static [&'static str],
    /// The first release line that instantiates them as it starts.
    since: (u16, u16),
}

/// All of them.
pub(super) const ASSIGNORS: [Assignors; 3] = [
    Assignors {
        key: "group.consumer.assignors",
        names: &[
            ("uniform", (4, 0), "org.apache.kafka.coordinator.group.assignor.UniformAssignor"),
            ("range", (4, 0), "org.apache.kafka.coordinator.group.assignor.RangeAssignor"),
        ],
        others: &[],
        since: (3, 7),
    },
    Assignors {
        key: "group.share.assignors",
        names: &[("simple", (4, 1), "org.apache.kafka.coordinator.group.assignor.SimpleAssignor")],
        others: &[],
        since: (4, 1),
    },
    Assignors {
        key: "group.streams.assignors",
        names: &[(
            "sticky",
            (4, 4),
            "org.apache.kafka.coordinator.group.streams.assignor.StickyTaskAssignor",
        )],
        others: &["org.apache.kafka.coordinator.group.streams.assignor.MockAssignor"],
        since: (4, 4),
    },
];

impl Assignors {
    /// What can be said about one item.
    pub(super) fn judge(&self, item: &str, version: KafkaVersion) -> Judgement {
        let line = (version.major, version.minor);
        let is_known = |(name, since, class): &Name| (*name == item && line >= *since) || *class == item;
        if line < self.since || self.names.iter().any(is_known) || self.others.contains(&item) {
            Judgement::Fine
        } else if is_class_name(item) && is_shipped(item, version).is_none() && self.meant(item).is_none() {
            Judgement::Foreign
        } else {
            Judgement::Wrong
        }
    }

    /// The name that an item stands for.
    pub(super) fn name_of<'i>(&self, item: &'i str) -> &'i str {
        self.names.iter().find(|(_, _, class)| *class == item).map_or(item, |(name, _, _)| *name)
    }

    /// What a release takes.
    pub(super) fn known(&self, version: KafkaVersion) -> Vec<&'static str> {
        self.names.iter().map(|assignor| form(assignor, version)).collect()
    }

    /// What a release takes in place of an item that is nearly a short name, or is one of other releases.
    pub(super) fn instead(&self, item: &str, version: KafkaVersion) -> Option<&'static str> {
        self.meant(item).map(|assignor| form(assignor, version))
    }

    /// The release line since which an item is a short name.
    pub(super) fn short_since(&self, item: &str) -> Option<(u16, u16)> {
        self.names.iter().find(|(name, _, _)| *name == item).map(|(_, since, _)| *since)
    }

    /// The assignor whose short name an item nearly is.
    fn meant(&self, item: &str) -> Option<&'static Name> {
        const MISSPELT: usize = 2;
        let distance = |name: &str| strsim::osa_distance(name, &item.to_lowercase());
        let near = self.names.iter().map(|assignor| (distance(assignor.0), assignor));
        near.filter(|(distance, _)| *distance <= MISSPELT).min().map(|(_, assignor)| assignor)
    }
}

/// How a release names an assignor.
fn form((name, since, class): &Name, version: KafkaVersion) -> &'static str {
    if (version.major, version.minor) >= *since { name } else { class }
}
