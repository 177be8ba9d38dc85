//! Files from the environment and the files of the image: its own bytes, or the safe form.

mod artifact;
mod compat;
mod family;
mod log4j1;
mod server;
mod strict;

pub use artifact::copy_of;
pub use compat::{Folders, Rendered, render};
pub use family::{Writing, render_family};
pub use strict::render_strict;
