//! Jinja templates without files, clocks and endless loops: the engine of every template of this project.

mod engine;

pub use engine::{TemplateError, render};
