//! Values to text, as Jackson's YAML generator and `SnakeYAML`'s emitter write them.
//!
//! Source of truth: `org.yaml.snakeyaml.emitter.Emitter` with block style, indent 2, width 80 and line splitting, and
//! `com.fasterxml.jackson.dataformat.yaml.YAMLGenerator` with its defaults minus the document start marker.

mod analysis;
mod double;
mod names;
mod scalars;
mod state;
mod writer;

pub use names::quote;
pub(crate) use state::{Emitter, is_simple_key};
