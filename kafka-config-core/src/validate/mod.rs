//! Rules over a finished run of the pipeline: what hurts although the image does it without a word.

mod facts;
mod listeners;
mod logging;
mod registry;
mod rule;
mod rules;
mod tls;
mod wording;

pub use facts::Facts;
pub use registry::{RULES, check};
pub use rule::Rule;
