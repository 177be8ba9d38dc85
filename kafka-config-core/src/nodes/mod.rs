//! Which containers of the files run Kafka, and what each of them is given.

mod environment;
mod node;

pub use environment::environment_of;
pub use node::{Asked, Assumed, Node, node_of};
