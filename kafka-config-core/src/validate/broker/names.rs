//! Names of listeners, and lists of pairs.

use super::super::configuration::Configuration;
use crate::jvm::{split, trim};
use crate::schema::{DefaultValue, Value, is_regex_blank, list};

/// `String.toUpperCase(Locale.ROOT)`, as `ListenerName.normalised` does.
pub(in crate::validate) fn upper(name: &str) -> String {
    name.to_uppercase()
}

/// The items of `controller.listener.names`, by the rules of each release.
pub(super) fn controller_names(c: &Configuration<'_>) -> Option<Vec<String>> {
    const KEY: &str = "controller.listener.names";
    // Since 4.2 it has no default. Where it is missing, the other rules go on without it.
    if !c.is_set(KEY) && c.definition(KEY)?.default == DefaultValue::Required {
        return Some(Vec::new());
    }
    let text = match c.value(KEY)? {
        Value::List(items) => return Some(items.into_iter().map(str::to_owned).collect()),
        Value::Null | Value::Text("") => return Some(Vec::new()),
        Value::Text(text) => text,
        _ => return None,
    };
    // Up to 4.0 a plain split; 4.1 reads it as other lists are read (KAFKA-19112).
    let items = if (c.version.major, c.version.minor) < (4, 1) { split(text, ',') } else { csv(text) };
    Some(items.into_iter().map(str::to_owned).collect())
}

/// `Utils.csvList` and `CoreUtils.parseCsvList`: split on `\s*,\s*`, empty items dropped.
pub(super) fn csv(text: &str) -> Vec<&str> {
    list(text).into_iter().filter(|item| !item.is_empty()).collect()
}

/// The name of the listener between brokers: as set, else that of the security protocol.
pub(super) fn inter_broker(c: &Configuration<'_>) -> Option<String> {
    match c.text("inter.broker.listener.name")? {
        "" if !c.is_set("inter.broker.listener.name") => {
            c.text("security.inter.broker.protocol").map(str::to_owned)
        }
        name => Some(upper(name)),
    }
}

/// The pairs of a text such as `a:1,b:2`, each item with its halves; `None` for an item without a colon.
///
/// `CoreUtils.parseCsvMap`: split on `\s*,\s*`, trailing empty items dropped, each item at its last colon.
pub(in crate::validate) fn map_items(text: &str) -> Vec<(&str, Option<(&str, &str)>)> {
    let text = trim(text);
    if text.is_empty() {
        return Vec::new();
    }
    let mut items: Vec<&str> = text.split(',').map(|item| item.trim_matches(is_regex_blank)).collect();
    while items.len() > 1 && items.last().is_some_and(|item| item.is_empty()) {
        items.pop();
    }
    // A text of commas alone splits into nothing at all.
    if items.len() == 1 && items.first().is_some_and(|item| item.is_empty()) {
        items.pop();
    }
    let halves = |item: &str| item.rsplit_once(':').is_some();
    items
        .into_iter()
        .map(|item| {
            (item, if halves(item) { item.rsplit_once(':').map(|(k, v)| (trim(k), trim(v))) } else { None })
        })
        .collect()
}
