//! The readers, each against what its real parser reads.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test ends by panicking"
)]

mod env_files;
mod interpolation;
mod quadlet;
mod recorded;
mod references;
mod run_commands;
