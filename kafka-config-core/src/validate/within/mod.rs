//! Programs that run within another one, each with the settings that it is given.

mod given;
mod programs;
pub(super) mod streams;

pub(super) use programs::programs;
