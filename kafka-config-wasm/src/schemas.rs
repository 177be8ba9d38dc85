//! What each release lets one configure, read once for all calls: a keystroke must not read it again.

use kafka_config_core::model::KafkaVersion;
use kafka_config_core::schema::{Schema, Schemas};

thread_local! {
    static SCHEMAS: Schemas = Schemas::new();
}

/// Looks at all of them.
pub(crate) fn all<T>(look: impl FnOnce(&Schemas) -> T) -> T {
    SCHEMAS.with(look)
}

/// Looks at the schema of a version.
pub(crate) fn with<T>(version: KafkaVersion, look: impl FnOnce(&Schema) -> T) -> T {
    all(|schemas| look(schemas.get(version)))
}
