//! `kafka-config format` against Kafka's own storage tool, and against being killed.
//!
//! `recorded` replays recorded runs of eight versions. `differential` asks the tool of the jars about random runs:
//! `KAFKA_CONFIG_SEED`, `KAFKA_CONFIG_CASES` (default 120 for each version) and `KAFKA_CONFIG_VERSIONS` choose them; a
//! failure prints what to try again by hand. `killed` ends the program at any moment.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test ends by panicking"
)]
#![expect(clippy::format_push_string, reason = "reports are built once, and read better so")]

mod cases;
mod differential;
mod folder;
mod killed;
#[path = "../../../kafka-config-core/tests/differential/oracle.rs"]
#[expect(dead_code, reason = "only the jars and the encoding are needed here")]
mod oracle;
#[path = "../../../kafka-config-core/tests/differential/random.rs"]
#[expect(dead_code, reason = "no soup of pieces here")]
mod random;
mod recorded;
#[path = "../../../kafka-config-core/tests/differential/settings.rs"]
mod settings;
mod tool;
