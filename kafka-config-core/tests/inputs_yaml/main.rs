//! The readers of YAML, each against what its real reader makes of the same texts.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test ends by panicking")]

mod compose;
mod kubernetes;
mod laws;
mod strimzi;
mod support;
mod vectors;
