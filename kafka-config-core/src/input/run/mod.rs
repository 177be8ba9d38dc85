//! Command lines: `docker run` and `podman run` as people keep them in scripts and notes.

mod arithmetic;
mod command;
mod expansion;
mod loops;
mod service;
mod shell;
mod variables;

pub use service::read_run_commands;
