//! The same container in another image's words, and in another format.
//!
//! What the source image would give Kafka is computed, said in the target image's variables, and computed again: what
//! comes out otherwise is told.

mod compare;
mod express;
mod left_out;
mod old_listeners;
mod origin;
mod remark;
mod sasl;
mod shell;
mod side;
mod source;
mod take;
mod translate;
mod variables;
mod volumes;
mod work;
mod write;
mod zookeeper;

pub use left_out::left_out;
pub use origin::{Source, source_of};
pub use remark::{Remark, RemarkKind};
pub use translate::{Conversion, Converted, From, convert};
pub use write::{OutputFile, write};
