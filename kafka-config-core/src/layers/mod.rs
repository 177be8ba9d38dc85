//! Which value wins, and what it hides.

#[cfg(feature = "java-properties")]
mod foreign;
mod read_back;
mod resolve;

#[cfg(feature = "java-properties")]
pub use foreign::from_java_properties;
pub use read_back::{holds_secret, read_back, unused_defaults};
pub use resolve::{Assignment, Resolution, Resolved, resolve};
