//! The log directories that count.

use super::configuration::Configuration;
use super::storage::Directory;
use crate::schema::{Value, list};

/// `log.dirs`, else `log.dir`.
pub(super) fn effective<'c>(c: &'c Configuration<'_>) -> Option<Vec<&'c str>> {
    let value = match c.value("log.dirs")? {
        Value::Null => c.value("log.dir")?,
        value => value,
    };
    match value {
        Value::List(items) => Some(items),
        Value::Text(text) => Some(list(text).into_iter().filter(|item| !item.is_empty()).collect()),
        _ => None,
    }
}

/// The property that names a directory.
pub(super) fn key_of(c: &Configuration<'_>, directory: &Directory) -> &'static str {
    match (directory.role.is_log, c.is_set("log.dirs")) {
        (false, _) => "metadata.log.dir",
        (true, true) => "log.dirs",
        (true, false) => "log.dir",
    }
}
