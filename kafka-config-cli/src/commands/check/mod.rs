//! `check`: whether Kafka accepts a configuration, every fault with its place, and what to write instead.

mod arguments;
mod batch;
mod config;
mod deployed;
mod fix;
mod inputs;
mod output;
mod run;
mod settings;

pub(crate) use run::run;
pub(super) use settings::unknown_rule;
