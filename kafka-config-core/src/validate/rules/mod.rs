//! One file per rule.

pub(super) mod colliding_names;
pub(super) mod dropped_defaults;
pub(super) mod repeated_prefix;
