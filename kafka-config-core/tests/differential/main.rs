//! The real code and ours, asked the same thousands of random questions.
//!
//! `KAFKA_CONFIG_SEED` (default: the hash of the checked-out commit) and `KAFKA_CONFIG_CASES` (default 1500 for each version)
//! choose the cases; both are printed. A failure prints the case as a fixture line for
//! `tests/fixtures/differential.txt`, which every run asks first.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test ends by panicking"
)]
#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "cases are built once, and read better so"
)]

mod cases;
mod oracle;
mod properties;
mod random;
mod settings;
mod wrapper;
mod yaml_text;
