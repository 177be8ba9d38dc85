//! How the JVM sees text: the few rules of `java.lang` and Scala that reach the files of the image.
//!
//! Nothing here knows about Kafka. Each function reproduces one library rule exactly, because line order,
//! replacement characters and error messages of the real wrapper depend on it.

mod env_map;
mod text;
mod utf8;

pub use env_map::{
    environment_order, java_map_copy_order, java_map_order, java_number_map_copy_order, scala_map_order,
};
pub use text::{is_blank, is_java_blank, lower_case, split, string_hash, trim};
pub use utf8::{decode_lossy, malformed_length};
