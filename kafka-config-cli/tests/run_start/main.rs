//! `run` with a stand-in for java: what it gets, and every way in which it does not come to that.
//!
//! `KAFKA_CONFIG_SEED` repeats a run of those that end the start at random moments.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test ends by panicking"
)]

mod clock;
mod directories;
mod image;
mod interrupted;
mod machine;
#[path = "../../../kafka-config-core/tests/differential/random.rs"]
#[expect(dead_code, reason = "only numbers here")]
mod random;
mod secrets;
#[path = "../../../kafka-config-core/tests/differential/settings.rs"]
#[expect(dead_code, reason = "only the seed here")]
mod settings;
mod signals;
mod starts;
