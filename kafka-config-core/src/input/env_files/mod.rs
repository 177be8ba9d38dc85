//! Env files in the dialects of those who read them.

mod docker;
mod dotenv;
mod escapes;
mod fault;
mod file;
mod podman;
mod statement;
mod systemd;

pub use dotenv::{read_dotenv, read_dotenv_after};
pub use fault::{EnvFault, EnvFaultKind};
pub use file::{Assignment, EnvDialect, EnvFile, Host, read_env};
pub use systemd::systemd_pairs;
