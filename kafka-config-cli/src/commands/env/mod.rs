//! `env`: which variables a container gets of the files that people hold.

mod answer;
mod arguments;
mod batch;
mod folder;
mod json;
mod readings;
mod run;
mod text;

pub(in crate::commands) use arguments::Arguments;
pub(in crate::commands) use readings::read as services;
pub(crate) use run::run;
pub(in crate::commands) use text::diagnostics as print_problems;
