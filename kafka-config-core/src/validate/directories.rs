//! The log directories that count.

use super::configuration::Configuration;
use super::storage::Directory;
use super::wording::Visible as _;
use crate::diagnostics::Finding;
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

/// How many directories one rule tells of at most: who has more of them mends them all alike.
pub(super) const MOST: usize = 20;

/// A finding about a directory: the property that names it, and what is wrong with it.
pub(super) fn finding(c: &Configuration<'_>, directory: &Directory, fault: &str) -> Finding {
    // To look for each of many directories in a long text takes too long.
    const SHORT: usize = 10_000;
    let key = key_of(c, directory);
    let message = format!("{} names {}, {fault}", c.name(key), directory.path.visible());
    match c.get(key) {
        Some(setting) if setting.value.len() < SHORT => c.finding_in(key, &directory.path, message),
        _ => c.finding(key, message),
    }
}

/// The property that names a directory.
fn key_of(c: &Configuration<'_>, directory: &Directory) -> &'static str {
    match (directory.role.is_log, c.is_set("log.dirs")) {
        (false, _) => "metadata.log.dir",
        (true, true) => "log.dirs",
        (true, false) => "log.dir",
    }
}
