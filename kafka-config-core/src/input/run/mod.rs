//! Command lines: `docker run` and `podman run` as people keep them in scripts and notes.

mod arithmetic;
mod command;
mod loops;
mod service;
mod shell;

pub use service::read_run_commands;
