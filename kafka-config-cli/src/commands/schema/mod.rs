//! `schema`: what Kafka lets one configure, in one version or between two.

mod arguments;
pub(super) mod catalog;
mod difference;
pub(super) mod json;
mod list;
pub(super) mod missing;
pub(super) mod page;
mod run;
mod words;

pub(crate) use run::run;
