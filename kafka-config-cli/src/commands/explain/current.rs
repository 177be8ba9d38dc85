//! The value that a property has here.

use kafka_config_core::layers::{Assignment, Resolution};
use kafka_config_core::model::PropertyKey;
use kafka_config_core::report::failure_message;

use crate::container::Answer;

/// The value that a property has here, or why it has none.
pub(super) enum Current<'a> {
    /// The container ends before there is one, with this message.
    Ends(String),
    /// Somebody sets it.
    Set(&'a Resolution),
    /// The image's default file would, but is not used.
    Dropped(&'a Assignment),
    /// Nobody sets it.
    Unset,
}

impl<'a> Current<'a> {
    pub(super) fn of(key: &PropertyKey, answer: &'a Answer) -> Self {
        if let Some(failure) = &answer.prepared.failure {
            return Self::Ends(failure_message(&failure.message, &[]));
        }
        if let Some(resolution) = answer.resolved.get(key) {
            return Self::Set(resolution);
        }
        let mut dropped = answer.resolved.dropped_defaults.iter();
        dropped.find(|default| default.key == *key).map_or(Self::Unset, Self::Dropped)
    }
}
