//! One file per rule.

pub(super) mod colliding_names;
pub(super) mod dropped_defaults;
pub(super) mod ignored_case;
pub(super) mod invalid_argument;
pub(super) mod leaked_variable;
pub(super) mod misnamed_variable;
pub(super) mod repeated_prefix;
pub(super) mod service_link_variable;
pub(super) mod unread_secret_file;
pub(super) mod unusable_name;
