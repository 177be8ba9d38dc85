//! `.properties` text as `java.util.Properties` reads and writes it, with a span for every part.
//!
//! The reader borrows from the text and never fails but where Java itself does: on a malformed `\uXXXX`.

mod line;
mod reader;
mod unescape;
mod writer;

pub use line::{Comment, Line, Lines, LogicalLine};
pub use reader::{Charset, Property, Reader, read};
pub use unescape::MalformedEscape;
pub use writer::{escape_key, escape_value, write_line};
