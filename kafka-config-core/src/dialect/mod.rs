//! Image families as data: what their entrypoints read, which names they leave out, which files they write.

mod apache;
mod family;
mod image;
mod naming;

pub use family::{Dialect, Log4jGeneration, Paths, PrefixRule};
pub use image::{Image, InvalidImage};
pub use naming::{Means, NAMINGS, Naming, Runs, VariableNames};
