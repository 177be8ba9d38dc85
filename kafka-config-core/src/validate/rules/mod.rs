//! One file per rule.

pub(super) mod blank_file;
pub(super) mod byte_order_mark;
pub(super) mod changed_by_escapes;
pub(super) mod colliding_names;
pub(super) mod comments_only_file;
pub(super) mod dropped_defaults;
pub(super) mod file_not_utf8;
pub(super) mod garbled_text;
pub(super) mod ignored_case;
pub(super) mod injected_line;
pub(super) mod invalid_argument;
pub(super) mod leaked_variable;
pub(super) mod lost_blanks;
pub(super) mod malformed_escape;
pub(super) mod misnamed_variable;
pub(super) mod repeated_prefix;
pub(super) mod service_link_variable;
pub(super) mod swallowed_line;
pub(super) mod unread_secret_file;
pub(super) mod unusable_name;
pub(super) mod variable_not_utf8;
