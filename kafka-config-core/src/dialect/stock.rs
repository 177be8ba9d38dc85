//! `config/server.properties` of Kafka's own archive, which the scripts of several images edit: real keys and values, our
//! own comments.

/// Of Kafka 2.
pub(super) const ZOOKEEPER_2: &str = include_str!("../../data/stock/2.0.0/server.properties");
/// Of Kafka 3.
pub(super) const ZOOKEEPER_3: &str = include_str!("../../data/stock/3.0.0/server.properties");
/// Of Kafka 4.
pub(super) const KRAFT_4: &str = include_str!("../../data/stock/4.0.0/server.properties");
