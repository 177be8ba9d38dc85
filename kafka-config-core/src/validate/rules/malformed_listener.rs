//! KC304: a listener that is not NAME://HOST:PORT.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::Origin;
use crate::validate::broker::{EndpointFault, Item};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC304",
    name: "malformed-listener",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Each item of `listeners` and `advertised.listeners` is `NAME://HOST:PORT`. The host may be empty, the port may not;
nothing may follow it, not even a `/`. Host names have letters, digits, `-`, `.` and `_`, IPv6 addresses brackets.

```invalid
KAFKA_LISTENERS=PLAINTEXT://:9092,localhost:9093
```

```invalid
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092/
```

```valid
KAFKA_LISTENERS=PLAINTEXT://:9092
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(broker) = c.broker() else { return Vec::new() };
    let lists = [("listeners", &broker.listener_items), ("advertised.listeners", &broker.advertised_items)];
    // What the entrypoint made of a faulty list is no fault of its own.
    let is_copy =
        |key: &str| key == "listeners" && is_derived(c, key) && has_fault(broker.advertised_items.as_deref());
    lists
        .into_iter()
        .filter(|(key, _)| !is_copy(key))
        .flat_map(|(key, items)| faults(c, key, items.as_deref().unwrap_or_default()))
        .collect()
}

fn is_derived(c: &Configuration<'_>, key: &str) -> bool {
    matches!(c.get(key).and_then(|setting| setting.origin), Some(Origin::Derived { from, .. }) if !from.is_empty())
}

fn has_fault(items: Option<&[Item]>) -> bool {
    items.into_iter().flatten().any(|item| item.endpoint.is_err())
}

fn faults(c: &Configuration<'_>, key: &str, items: &[Item]) -> Vec<Finding> {
    let faults = items.iter().filter_map(|item| Some((item, item.endpoint.as_ref().err()?)));
    faults
        .map(|(item, fault)| {
            let why = match fault {
                EndpointFault::Shape => "which is not NAME://HOST:PORT",
                EndpointFault::NoName => "which has no name before ://",
                EndpointFault::Port => "whose port is beyond all numbers",
            };
            let shown = item.text.visible();
            c.finding_in(key, &item.text, format!("{} holds '{shown}', {why}", c.name(key))).help(help(key))
        })
        .collect()
}

fn help(key: &str) -> &'static str {
    if key == "listeners" {
        "write for example PLAINTEXT://kafka:9092, or PLAINTEXT://:9092 for every address of the machine"
    } else {
        "write for example PLAINTEXT://kafka:9092, with the name by which clients reach this broker"
    }
}
