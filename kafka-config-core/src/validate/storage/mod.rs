//! The log directories as a start finds them: `MetaPropertiesEnsemble`.

mod directory;
mod ensemble;
mod meta;

pub(super) use directory::{Content, Directory};
pub(super) use ensemble::{ClusterId, Storage};
pub(crate) use meta::MetaProperties;
