//! Which containers of the files run Kafka, and what each of them is given.

mod environment;
mod mounts;
mod node;

pub use environment::environment_of;
pub use mounts::{FileAt, MountedConfig, MountedFile, MountedFrom, file_at, mounted_config, named_files};
pub use node::{Asked, Assumed, Node, node_of};
