//! Whether two configurations are one to Kafka.

use crate::model::KafkaVersion;
use crate::schema::{Component, DefaultValue, Definitions, Schema};

/// The broker's own defaults.
pub(super) struct Defaults {
    schema: Schema,
}

impl Defaults {
    pub(super) fn of(version: KafkaVersion) -> Self {
        Self { schema: Schema::of(version) }
    }

    fn definitions(&self) -> Option<&Definitions> {
        self.schema.definitions(Component::Broker)
    }

    /// The text that stands for leaving a property out.
    pub(super) fn text(&self, key: &str) -> Option<&'static str> {
        match self.definitions()?.get(key)?.default {
            DefaultValue::Text(text) => Some(text),
            DefaultValue::Null | DefaultValue::Required => None,
        }
    }

    /// Whether a property may as well be left out.
    pub(super) fn is_default(&self, key: &str, value: &str) -> bool {
        self.text(key) == Some(value)
    }

    /// Whether anything is known of the broker's properties.
    pub(super) fn are_known(&self) -> bool {
        self.definitions().is_some()
    }

    /// Whether the broker knows the property. Those of single listeners and of plugins are none of its own.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.definitions().is_some_and(|known| known.get(key).is_some())
    }
}
