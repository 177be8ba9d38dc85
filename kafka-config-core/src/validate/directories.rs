//! The log directories that count.

use super::configuration::Configuration;
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
