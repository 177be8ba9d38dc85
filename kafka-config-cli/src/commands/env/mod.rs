//! `env`: which variables a container gets of the files that people hold.

mod arguments;
mod batch;
mod json;
mod places;
mod run;
mod text;

pub(crate) use run::run;
pub(in crate::commands) use text::diagnostics as print_problems;
