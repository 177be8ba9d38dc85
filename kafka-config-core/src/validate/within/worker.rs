//! What a worker of a Connect cluster asks first.

use super::given::Given;
use crate::schema::Component;
use crate::validate::configuration::Configuration;

/// The topics in which workers keep what they share.
pub(in crate::validate) const TOPICS: [&str; 3] =
    ["config.storage.topic", "offset.storage.topic", "status.storage.topic"];

/// The admin client that asks for the cluster's id: `ConnectUtils.lookupKafkaClusterId` gives it all settings.
pub(super) fn programs<'c>(c: &'c Configuration<'_>) -> Vec<Configuration<'c>> {
    vec![Given::default().keeping(c, "").read_by(Component::Admin, c)]
}
