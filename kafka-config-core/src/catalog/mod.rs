//! All that is known of a name, for people who ask: what defines it, what sets it, what was probably meant.

mod closest;
mod current;
mod explained;
mod missing;
mod property;
pub mod words;

pub use closest::{closest, nearest};
pub use current::Current;
pub use explained::{Explained, Mapped};
pub use missing::{not_known, perhaps, property};
pub use property::{Property, names, properties};
