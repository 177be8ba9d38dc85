//! Keys that a release does not know, and what was probably meant.

mod foreign;
mod free;
mod stranger;
mod successors;
mod topic;
mod words;

pub(super) use foreign::{FOREIGN, ForeignVariable, is_foreign};
pub(super) use stranger::{Kind, Strangers};
pub use successors::instead_of;
pub(super) use words::{finding, name_variables, rename, spelt, to_set};
