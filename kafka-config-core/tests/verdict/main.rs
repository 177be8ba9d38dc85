//! Kafka's own verdicts on broker configurations, and ours.
//!
//! `recorded` compares with thousands of recorded verdicts; `fixtures/verdicts/agreement.txt` holds the outcome, and
//! `KAFKA_CONFIG_BLESS=1` rewrites it. `differential` asks the real classes about random configurations;
//! `KAFKA_CONFIG_SEED`, `KAFKA_CONFIG_CASES` (default 2000 for each version) and `KAFKA_CONFIG_VERSIONS` choose them. A
//! failure prints the configuration, made as small as possible, as a line for `fixtures/verdicts/differential.txt`,
//! which every run asks first.
#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test ends by panicking")]
#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "reports are built once, and read better so"
)]

mod clients;
mod coverage;
mod differential;
mod generate;
mod kafka;
#[path = "../differential/oracle.rs"]
#[expect(dead_code, reason = "the wrapper is not asked here")]
mod oracle;
mod programs;
#[path = "../differential/random.rs"]
#[expect(dead_code, reason = "no soup of pieces here")]
mod random;
mod recorded;
#[path = "../differential/settings.rs"]
mod settings;
mod streams;
mod support;
mod workers;
