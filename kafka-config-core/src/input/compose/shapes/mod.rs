//! The attributes of compose files and their forms.
//!
//! Source: the Compose Specification's schema as compose-go v2.16.2 carries it, and the types its values are decoded into.

mod deploy;
mod details;
mod file;
mod scalars;
mod service;

pub(super) use file::FILE;
