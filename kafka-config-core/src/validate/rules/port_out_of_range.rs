//! KC319: a port that is none.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Endpoint;
use crate::validate::configuration::Configuration;
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC319",
    name: "port-out-of-range",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Ports end at 65535. Kafka's own check of its listeners takes any whole number; the broker ends later, when it opens the
socket (`port out of range`) or registers what it advertises. Port 0 in `listeners` means any free port.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=PLAINTEXT://:90922
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=PLAINTEXT://:9092
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(broker) = c.broker() else { return Vec::new() };
    let bound = broker.listeners().unwrap_or_default();
    let advertised = broker.advertised().unwrap_or_default();
    let bound = bound.into_iter().map(|endpoint| ("listeners", endpoint));
    let advertised = advertised.into_iter().map(|endpoint| ("advertised.listeners", endpoint));
    bound
        .chain(advertised)
        .filter(|(_, endpoint)| !(0..=65535).contains(&endpoint.port))
        .take(hosts::MANY)
        .map(|(key, endpoint)| finding(c, key, endpoint))
        .collect()
}

fn finding(c: &Configuration<'_>, key: &str, endpoint: &Endpoint) -> Finding {
    let (name, port) = (endpoint.name.visible(), endpoint.port);
    c.finding_in(
        key,
        &format!(":{port}"),
        format!("{} gives the listener {name} the port {port}, and ports go from 1 to 65535", c.name(key)),
    )
    .help("write a port between 1 and 65535")
}
