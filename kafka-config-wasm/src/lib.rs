//! The typed JavaScript edge of `kafka-config-core`: the npm package `kafka-config`.
//!
//! Every function takes one plain object and gives one. The TypeScript declarations come from the types in
//! [`request`] and [`answer`]. What a person wrote wrongly is part of the answer; what a program asked wrongly (an
//! unknown option, rule or version) is thrown as an `Error`. [`questions`] are the same functions for Rust, from text to
//! text.

pub mod answer;
mod api;
mod asked;
mod container;
mod convert;
mod env_file;
mod explain;
mod findings;
mod javascript;
mod json;
mod listeners;
mod mask;
mod mounts;
mod places;
mod preview;
mod project;
pub mod questions;
mod readings;
mod rendered;
pub mod request;
mod schema;
mod schemas;
mod together;

pub use api::{
    check, convert, explain, images, listeners, mask_secrets, preview, preview_json, render, rule, rules,
    schema, version,
};
