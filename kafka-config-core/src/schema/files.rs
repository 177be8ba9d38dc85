//! The data files by version, ascending; `data/schema/list` writes this list.

use crate::model::KafkaVersion;

/// What is embedded.
pub(super) const FILES: &[(KafkaVersion, &str)] = &[
    (KafkaVersion::new(3, 7, 0), include_str!("../../data/schema/3.7.0.txt")),
    (KafkaVersion::new(3, 7, 2), include_str!("../../data/schema/3.7.2.txt")),
    (KafkaVersion::new(3, 8, 0), include_str!("../../data/schema/3.8.0.txt")),
    (KafkaVersion::new(3, 8, 1), include_str!("../../data/schema/3.8.1.txt")),
    (KafkaVersion::new(3, 9, 0), include_str!("../../data/schema/3.9.0.txt")),
    (KafkaVersion::new(3, 9, 2), include_str!("../../data/schema/3.9.2.txt")),
    (KafkaVersion::new(4, 0, 0), include_str!("../../data/schema/4.0.0.txt")),
    (KafkaVersion::new(4, 1, 0), include_str!("../../data/schema/4.1.0.txt")),
    (KafkaVersion::new(4, 2, 0), include_str!("../../data/schema/4.2.0.txt")),
    (KafkaVersion::new(4, 2, 2), include_str!("../../data/schema/4.2.2.txt")),
    (KafkaVersion::new(4, 3, 0), include_str!("../../data/schema/4.3.0.txt")),
    (KafkaVersion::new(4, 3, 1), include_str!("../../data/schema/4.3.1.txt")),
    (KafkaVersion::new(4, 4, 0), include_str!("../../data/schema/4.4.0.txt")),
];
