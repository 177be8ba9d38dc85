//! Names of variables into keys of properties and back.

mod convert;
mod invert;

pub use convert::property_key;
pub use invert::{Unreachable, env_name};
