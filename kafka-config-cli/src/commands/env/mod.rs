//! `env`: which variables a container gets of the files that people hold.

mod arguments;
mod batch;
mod run;

pub(crate) use run::run;
