//! Texts that people hold, read into names and values with their places.

mod env_file;

pub use env_file::{EnvFileEntry, EnvFileError, EnvFileFault, read_env_file};
