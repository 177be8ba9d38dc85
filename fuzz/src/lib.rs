//! What must hold for every input, one module per fuzz target.
//!
//! Each `check` takes arbitrary bytes and panics where a law is broken. libFuzzer calls it from `fuzz_targets`,
//! and `tests/replay.rs` with the committed inputs.

pub mod compose;
pub mod convert;
pub mod deployment;
pub mod env_file;
pub mod env_to_key;
pub mod format;
pub mod inputs;
pub mod jaas;
pub mod pipeline;
pub mod properties;
pub mod questions;
pub mod validate;
pub mod wire;
pub mod yaml;

/// A check and the folder of its inputs.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 14] = [
    ("properties", properties::check),
    ("env_to_key", env_to_key::check),
    ("env_file", env_file::check),
    ("format", format::check),
    ("inputs", inputs::check),
    ("jaas", jaas::check),
    ("yaml", yaml::check),
    ("pipeline", pipeline::check),
    ("compose", compose::check),
    ("convert", convert::check),
    ("deployment", deployment::check),
    ("questions", questions::check),
    ("validate", validate::check),
    ("wire", wire::check),
];
