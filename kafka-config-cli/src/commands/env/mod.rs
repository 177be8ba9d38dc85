//! `env`: which variables a container gets of the files that people hold.

mod answer;
mod arguments;
mod batch;
mod folder;
mod json;
mod readings;
mod run;
mod text;

pub(crate) use run::run;
