//! Quadlet units: `.container` files with their drop-ins, as podman's generator turns them into a `podman run`.

mod checks;
mod dropins;
mod keys;
mod merged;
mod service;
mod specifiers;
mod unit;
mod unquoted;

pub use dropins::drop_in_folders;
pub use merged::Texts;
pub use service::read_quadlet;
pub use unit::{QuadletUnit, QuadletVariable, read_quadlet_unit};
