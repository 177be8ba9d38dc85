//! `format`: the drop-in for `kafka-storage.sh`.

mod arguments;
mod directories;
mod jvm;
mod node;
mod release;
mod run;
mod write;

pub(crate) use run::run;
