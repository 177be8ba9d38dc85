//! `--add-scram`: users whose passwords the first records hold.

mod classic;
mod credential;
mod modern;

pub(super) use classic::classic;
pub(super) use modern::modern;
