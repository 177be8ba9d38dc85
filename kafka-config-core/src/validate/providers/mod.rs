//! Configuration providers (KIP-297): what placeholders in values become.

mod outcome;
mod placeholder;
mod resolve;

pub(super) use outcome::{Outcome, Source, Undecided};
pub(super) use resolve::{leave_to_worker, resolve};
