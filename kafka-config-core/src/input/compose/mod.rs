//! Compose files, as compose-go v2.16.2 loads them for `docker compose config`.
//!
//! The tree of all files is built as there, step by step in the same order: variables, includes, resets, extensions,
//! merge, check of forms, short forms written out. Each value keeps the place where it is written on its way.

mod canonical;
mod casts;
mod consistent;
mod environment;
mod extends;
mod formats;
mod handed;
mod include;
mod labels;
mod load;
mod merge;
mod normalize;
mod ports;
mod project;
mod refusal;
mod salvage;
mod shape;
mod shapes;
mod unique;
mod validate;
mod variables;
mod volumes;
mod workspace;

pub use project::{ComposeProject, read_compose};
pub(super) use workspace::yaml_refusal;
