//! `schema`: what Kafka lets one configure, in one version or between two.

mod arguments;
mod catalog;
mod difference;
mod json;
mod list;
mod missing;
mod page;
mod run;
mod words;

pub(crate) use run::run;
