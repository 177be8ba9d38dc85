//! The readers, each against what its real parser reads.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test ends by panicking"
)]

mod differential;
mod env_files;
mod interpolation;
mod quadlet;
#[path = "../differential/random.rs"]
#[expect(dead_code, reason = "chances are not taken here")]
mod random;
mod recorded;
mod references;
mod run_commands;
#[path = "../differential/settings.rs"]
#[expect(dead_code, reason = "nothing here has a version")]
mod settings;
