//! Rules over a finished run of the pipeline: what hurts although the image does it without a word.

mod configuration;
mod facts;
mod listeners;
mod logging;
mod registry;
mod rule;
mod rules;
mod tls;
mod wording;

pub use configuration::{Configuration, Setting};
pub use facts::Facts;
pub use registry::{RULES, Verdict, check, check_properties, verdict};
pub use rule::{Check, Rule};
