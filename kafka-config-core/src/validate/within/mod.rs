//! Programs that run within another one, each with the settings that it is given.

pub(super) mod flows;
mod given;
pub(super) mod mirror;
mod programs;
pub(super) mod streams;
pub(super) mod worker;

pub(super) use programs::programs;
