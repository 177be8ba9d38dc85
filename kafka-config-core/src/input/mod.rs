//! Texts that people hold, read into names and values with their places.

mod braces;
mod env_file;
mod interpolate;
mod service;

pub use env_file::{EnvFileEntry, EnvFileError, EnvFileFault, read_env_file};
pub use interpolate::{Interpolated, InterpolationError, InterpolationFault, interpolate};
pub use service::{Fault, Located, Port, Reading, Service, ServiceVariable, VariableValue, Volume, Weight};
