//! `convert`: containers in another image's variables and another format.

mod arguments;
mod outputs;
mod report;
mod run;

pub(crate) use run::run;
