//! The files of the images that are not Apache's: settings in the order of the scripts, and the ways to write them.

mod bitnami;
mod files;
mod in_place;
mod logging;
mod settings;
mod written;

pub use files::{Writing, render_family};
