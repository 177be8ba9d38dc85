//! Which value wins, and what it hides.

mod read_back;
mod resolve;

pub use read_back::{holds_secret, read_back, unused_defaults};
pub use resolve::{Assignment, Resolution, Resolved, resolve};
