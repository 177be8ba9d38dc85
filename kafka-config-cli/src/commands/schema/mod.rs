//! `schema`: what Kafka lets one configure, in one version or between two.

mod arguments;
mod difference;
pub(super) mod json;
mod list;
pub(super) mod page;
mod run;

pub(crate) use run::run;
