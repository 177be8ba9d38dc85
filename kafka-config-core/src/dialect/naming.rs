//! By which means the image families let users set a property, as data.

use super::apache::APACHE;
use super::bitnami::BITNAMI;
use super::confluent::CP_KAFKA;
use super::families::Family;
use super::reserved::{BROKER, Reserved};

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
        /// The keys that it keeps for itself.
        reserved: &'static Reserved,
    },
}

/// The families that people ask about, in the order in which they meet them.
pub static NAMINGS: [Naming; 5] = [
    Naming { family: "Apache", means: Means::Variable(&APACHE) },
    Naming { family: "Confluent cp-kafka", means: Means::Variable(&CP_KAFKA) },
    Naming { family: "Bitnami", means: Means::Variable(&BITNAMI) },
    Naming { family: "Strimzi spec.kafka.config", means: STRIMZI },
    Naming {
        family: "server.properties",
        means: Means::Text { separator: "=", reserved: &Reserved { dropped: &[], kept: &[] } },
    },
];

const STRIMZI: Means = Means::Text { separator: ": ", reserved: &BROKER };
