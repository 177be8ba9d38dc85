//! YAML 1.1 as `SnakeYAML` 2.x reads it, and as Jackson's YAML generator writes it.

mod emitter;
mod error;
mod event;
mod input;
mod mark;
mod parser;
mod reader;
mod resolver;
mod scanner;
mod surrogate;
mod token;

pub(crate) use emitter::Emitter;
pub use emitter::quote;
pub use error::YamlError;
pub(crate) use event::{EventKind, Scalar};
pub(crate) use input::Input;
pub(crate) use mark::Mark;
pub(crate) use parser::Parser;
pub(crate) use resolver::{Implicit, resolve};
pub(crate) use surrogate::utf16;
pub use token::Style;
