//! KC321: properties of a listener that is not there.

use std::collections::{BTreeMap, BTreeSet};

use super::override_case::PREFIX;
use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::mapping::env_name;
use crate::model::{IntoSet, PropertyKey};
use crate::validate::broker::Broker;
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC321",
    name: "unknown-override",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
`listener.name.<listener>.<property>` sets a property for one listener. Where no listener has that name, Kafka never
reads it. In a variable an underscore of the listener's name is written twice and a hyphen three times, or else it
becomes a dot: `KAFKA_LISTENER_NAME_SASL__SSL_…` is for `SASL_SSL`.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_SSL://:9092
KAFKA_LISTENER_NAME_SASL_SSL_SSL_CLIENT_AUTH=required
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=INTERNAL://:9092
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=INTERNAL:SSL,CONTROLLER:SSL
KAFKA_LISTENER_NAME_EXTERNAL_SSL_CLIENT_AUTH=required
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_SSL://:9092
KAFKA_LISTENER_NAME_SASL__SSL_SSL_CLIENT_AUTH=required
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(known) = names(c) else { return Vec::new() };
    let mut unknown: BTreeMap<&str, (&Setting<'_>, usize)> = BTreeMap::new();
    for setting in c.with_prefix(PREFIX) {
        let rest = setting.key.strip_prefix(PREFIX).unwrap_or_default();
        // A name in capitals has its own rule.
        if rest.contains(|letter: char| letter.is_ascii_uppercase()) || is_known(&known, rest) {
            continue;
        }
        let name = rest.split('.').next().unwrap_or_default();
        unknown.entry(name).and_modify(|(_, more)| *more += 1).or_insert((setting, 0));
    }
    unknown.into_iter().map(|(name, (setting, more))| finding(c, &known, name, setting, more)).collect()
}

/// Whether the key begins with such a name, which may have a few dots of its own.
fn is_known(known: &BTreeSet<String>, rest: &str) -> bool {
    rest.match_indices('.').take(4).any(|(end, _)| rest.get(..end).is_some_and(|name| known.contains(name)))
}

/// The names of all listeners that this node has or connects to, in small letters.
fn names(c: &Configuration<'_>) -> Option<BTreeSet<String>> {
    let broker = c.broker()?;
    let mapped = broker.protocols.as_ref()?.names().filter(|_| c.is_set("listener.security.protocol.map"));
    let bound = broker.listeners()?.into_iter().chain(broker.advertised()?).map(|endpoint| &endpoint.name);
    let all = bound.chain(broker.controller_names.as_ref()?).chain(mapped);
    Some(all.map(|name| name.to_lowercase()).into_set())
}

/// Those among them that are bound here; where none is, all.
fn own_names(c: &Configuration<'_>, known: &BTreeSet<String>) -> BTreeSet<String> {
    let bound = c.broker().and_then(Broker::listener_names).unwrap_or_default();
    let own: BTreeSet<String> = bound.into_iter().map(str::to_lowercase).into_set();
    if own.is_empty() { known.clone() } else { own }
}

fn finding(
    c: &Configuration<'_>,
    known: &BTreeSet<String>,
    name: &str,
    setting: &Setting<'_>,
    more: usize,
) -> Finding {
    let others = match more {
        0 => String::new(),
        1 => " (so does one more property)".to_owned(),
        _ => format!(" (so do {more} more properties)"),
    };
    let message =
        format!("{} is for a listener {}, which is not there{others}", c.name(setting.key), name.visible());
    let finding = c.finding(setting.key, message);
    let Some(meant) = meant(known, setting.key) else {
        return finding.help(format!("the listeners are {}", wording::list(&shown(&own_names(c, known)))));
    };
    let Some(origin) = setting.origin else { return finding.help(format!("write {meant}")) };
    let new = match origin.variable() {
        None => Some(meant),
        Some(_) => variable(c, meant),
    };
    match new {
        Some(new) => finding.help(format!("write {new}")).fix(Fix::rename(origin, new, Applicability::Safe)),
        None => finding,
    }
}

/// No node has more listeners than anyone would read.
const MANY: usize = 16;

fn shown(known: &BTreeSet<String>) -> Vec<String> {
    known.iter().take(MANY).map(|name| name.visible()).collect()
}

/// The key of the listener whose underscores and hyphens became dots.
fn meant(known: &BTreeSet<String>, key: &str) -> Option<String> {
    let rest = key.strip_prefix(PREFIX)?;
    known.iter().take(MANY).find_map(|name| {
        let property = rest.strip_prefix(&name.replace(['_', '-'], "."))?.strip_prefix('.')?;
        Some(format!("{PREFIX}{name}.{}", with_hyphens(property)))
    })
}

/// A property behind a mechanism whose hyphens became dots, with the hyphens.
fn with_hyphens(property: &str) -> String {
    let mut mechanisms = ["scram-sha-256", "scram-sha-512"].into_iter();
    let mended = mechanisms.find_map(|mechanism| {
        let rest = property.strip_prefix(&mechanism.replace('-', "."))?;
        Some(format!("{mechanism}{rest}"))
    });
    mended.unwrap_or_else(|| property.to_owned())
}

fn variable(c: &Configuration<'_>, key: String) -> Option<String> {
    env_name(&PropertyKey::new(key), c.dialect).ok().map(|name| name.to_string())
}
