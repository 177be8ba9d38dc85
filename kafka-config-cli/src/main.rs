//! The `kafka-config` command: arguments, files and process around the pure core.

mod commands;
mod container;
mod deployment;
mod diff;
mod exit;
mod families;
mod files;
mod help;
mod lines;
mod options;
mod print;
mod root;
mod secrets;
mod write;

use std::process::ExitCode;

// The allocator of musl asks the kernel for every few pages, and costs more than the work itself.
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    match commands::run(lexopt::Parser::from_env()) {
        Ok(status) => status.into(),
        Err(stop) => stop.report(),
    }
}
