//! `ready`: whether this container's node serves, for health checks.

mod arguments;
mod attempt;
mod connection;
mod run;
mod target;

pub(crate) use run::run;
