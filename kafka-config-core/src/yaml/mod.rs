//! YAML 1.1 as `SnakeYAML` 2.x reads it, and as Jackson's YAML generator writes it.

mod dump;
mod emitter;
mod error;
mod event;
mod flavour;
mod go_input;
mod input;
mod load;
mod mark;
mod node;
mod parser;
mod plainest;
mod reader;
mod resolver;
mod scanner;
mod surrogate;
mod token;

pub use dump::dump;
pub(crate) use emitter::Emitter;
pub use emitter::quote;
pub use error::YamlError;
pub(crate) use event::{EventKind, Scalar};
pub(crate) use input::Input;

pub use load::{Documents, load, load_go};
pub(crate) use mark::Mark;
pub use node::{Content, Document, Entry, Node};
pub(crate) use parser::Parser;
pub(crate) use plainest::{Piece, Plainest, plainest};
pub(crate) use resolver::{Implicit, resolve};
pub(crate) use surrogate::{printed, utf16};
pub use token::Style;
