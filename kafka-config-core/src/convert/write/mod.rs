//! Converted containers as texts. Values are escaped so that the format's real reader gives them back.

mod compose;
mod env_files;
mod format;
mod kubernetes;
mod names;
mod quadlet;
mod run;
mod yaml;

pub use format::{OutputFile, write};
