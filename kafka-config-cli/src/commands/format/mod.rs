//! `format`: the drop-in for `kafka-storage.sh`.

mod arguments;
mod carry_out;
mod directories;
mod jvm;
mod node;
mod release;
mod run;
mod write;

pub(crate) use carry_out::{directories, plan};
pub(crate) use directories::Places;
pub(crate) use release::of_jars;
pub(crate) use run::run;
