//! The readers, each against what its real parser reads.
//!
//! `recorded` replays reads of the real parsers; `differential` asks those that are Go modules about random texts.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test ends by panicking"
)]

mod differential;
mod env_files;
mod expand;
mod formats;
mod interpolation;
mod mounts;
mod quadlet;
#[path = "../differential/random.rs"]
#[expect(dead_code, reason = "chances are not taken here")]
mod random;
mod recorded;
mod references;
mod run_commands;
mod run_shell;
#[path = "../differential/settings.rs"]
#[expect(dead_code, reason = "nothing here has a version")]
mod settings;
