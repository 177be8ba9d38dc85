//! Names of variables into keys of properties and back.

mod convert;
mod families;
mod invert;
mod separators;

pub use convert::property_key;
pub use families::{Equivalent, equivalents};
pub use invert::{Unreachable, env_name};
