//! The properties of one Kafka program as rules see them.

use crate::model::{KafkaVersion, Origin};
use crate::schema::Component;

/// One property as Kafka reads it.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its value.
    pub value: &'a str,
    /// Who set it, where that is known.
    pub origin: Option<&'a Origin>,
}

/// The properties of one Kafka program.
#[derive(Debug)]
pub struct Configuration<'a> {
    /// Which release reads them.
    pub version: KafkaVersion,
    /// Which program.
    pub component: Component,
    settings: Vec<Setting<'a>>,
}

impl<'a> Configuration<'a> {
    /// The configuration of these properties; of equal keys the last counts.
    pub fn new(
        version: KafkaVersion,
        component: Component,
        settings: impl IntoIterator<Item = Setting<'a>>,
    ) -> Self {
        let mut settings: Vec<Setting<'a>> = settings.into_iter().collect();
        settings.reverse();
        settings.sort_by_key(|setting| setting.key);
        settings.dedup_by_key(|setting| setting.key);
        Self { version, component, settings }
    }

    /// A property that is set.
    pub fn get(&self, key: &str) -> Option<&Setting<'a>> {
        let at = self.settings.binary_search_by_key(&key, |setting| setting.key).ok()?;
        self.settings.get(at)
    }

    /// All properties, by key.
    pub fn iter(&self) -> impl Iterator<Item = &Setting<'a>> {
        self.settings.iter()
    }
}
