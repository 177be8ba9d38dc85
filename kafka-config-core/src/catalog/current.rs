//! The value that a property has here.

use crate::layers::{Assignment, Resolution, Resolved};
use crate::model::PropertyKey;
use crate::pipeline::Prepared;
use crate::report::failure_message;

/// The value that a property has here, or why it has none.
#[derive(Debug, Clone)]
pub enum Current<'a> {
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
    /// As one run of the pipeline gives it.
    pub fn of(key: &PropertyKey, prepared: &Prepared, resolved: &'a Resolved) -> Self {
        if let Some(failure) = &prepared.failure {
            return Self::Ends(failure_message(&failure.message, &[]));
        }
        if let Some(resolution) = resolved.get(key) {
            return Self::Set(resolution);
        }
        let mut dropped = resolved.dropped_defaults.iter();
        dropped.find(|default| default.key == *key).map_or(Self::Unset, Self::Dropped)
    }
}
