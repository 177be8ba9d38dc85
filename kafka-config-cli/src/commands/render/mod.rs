//! `render`: the files that containers make of their environments.

mod arguments;
mod nodes;
mod run;

pub(crate) use run::run;
