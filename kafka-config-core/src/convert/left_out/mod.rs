//! What a file says of a container beside what is converted.

mod compose;
mod keys;
mod kubernetes;
mod nodes;
mod unit;

pub use keys::left_out;
