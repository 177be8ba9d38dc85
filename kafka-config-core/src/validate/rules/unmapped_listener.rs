//! KC305: a listener without a security protocol.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::Item;
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC305",
    name: "unmapped-listener",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Kafka looks up each listener's name, in capitals, in `listener.security.protocol.map`. Where that is not set, the
names of the four protocols stand for themselves and the controllers' listeners are `PLAINTEXT`, unless a listener is
named after a secure protocol.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=INTERNAL://:9092
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=INTERNAL://:9092
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=INTERNAL:PLAINTEXT
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(broker) = c.broker() else { return Vec::new() };
    let lists = [("listeners", &broker.listener_items), ("advertised.listeners", &broker.advertised_items)];
    lists
        .into_iter()
        .flat_map(|(key, items)| unmapped(c, key, items.as_deref().unwrap_or_default()))
        .collect()
}

fn unmapped(c: &Configuration<'_>, key: &str, items: &[Item]) -> Vec<Finding> {
    let Some(protocols) = c.broker().and_then(|broker| broker.protocols.as_ref()) else { return Vec::new() };
    let endpoints = items.iter().filter_map(|item| Some((item, item.endpoint.as_ref().ok()?)));
    endpoints
        .filter(|(_, endpoint)| protocols.get(&endpoint.name).is_none())
        .map(|(item, endpoint)| {
            let name = endpoint.name.visible();
            c.finding_in(
                key,
                &item.text,
                format!("{} has the listener {name}, which has no security protocol", c.name(key)),
            )
            .help(format!(
                "add {name}:PLAINTEXT, or the protocol it speaks, to {}",
                keys::to_set(c, "listener.security.protocol.map")
            ))
        })
        .collect()
}
