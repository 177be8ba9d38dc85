//! The safe form: what a user means arrives as it is.
//!
//! Values are escaped, keys sorted, and logging overrides change levels only, so that appenders stay.

mod files;
mod levels;
mod log4j1;
mod log4j2;
mod server;

pub use files::render_strict;
