//! KC306: two listeners of one name.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::Item;
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;
use rustc_hash::FxHashSet;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC306",
    name: "repeated-listener",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Names of listeners are compared in capitals, and each may stand once in `listeners` and once in
`advertised.listeners`.

```invalid
KAFKA_LISTENERS=PLAINTEXT://:9092,plaintext://:9093
```

```valid
KAFKA_LISTENERS=PLAINTEXT://:9092,SSL://:9093
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(broker) = c.broker() else { return Vec::new() };
    let lists = [("listeners", &broker.listener_items), ("advertised.listeners", &broker.advertised_items)];
    lists
        .into_iter()
        .flat_map(|(key, items)| repeated(c, key, items.as_deref().unwrap_or_default()))
        .collect()
}

fn repeated(c: &Configuration<'_>, key: &str, items: &[Item]) -> Vec<Finding> {
    let mut seen = FxHashSet::default();
    let endpoints = items.iter().filter_map(|item| Some((item, item.endpoint.as_ref().ok()?)));
    endpoints
        .filter(|(_, endpoint)| !seen.insert(endpoint.name.as_str()))
        .map(|(item, endpoint)| {
            let name = endpoint.name.visible();
            c.finding_in(key, &item.text, format!("{} has the listener {name} twice", c.name(key))).help(
                format!(
                    "give it another name, and that name a protocol in {}",
                    keys::to_set(c, "listener.security.protocol.map")
                ),
            )
        })
        .collect()
}
