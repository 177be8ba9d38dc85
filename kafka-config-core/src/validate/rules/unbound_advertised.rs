//! KC311: an advertised listener that is not bound, or none at all.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC311",
    name: "unbound-advertised",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
A broker advertises listeners that it has: each name in `advertised.listeners` must be in `listeners`, too, and at
least one must remain that is not the controllers'.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=PLAINTEXT://:9092
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092,EXTERNAL://localhost:19092
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=PLAINTEXT://:9092,EXTERNAL://:19092
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092,EXTERNAL://localhost:19092
```
",
    check: Check::Properties(check),
};

const KEY: &str = "advertised.listeners";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(broker) = c.broker().filter(|broker| broker.serves_clients() == Some(true)) else {
        return Vec::new();
    };
    let (Some(advertised), Some(bound)) = (broker.advertised_by_broker(c), broker.listener_names()) else {
        return Vec::new();
    };
    if advertised.is_empty() {
        let message = "the broker advertises no listener, so no client can reach it";
        return vec![
            c.finding_at_first(&[KEY, "listeners"], message)
                .help("advertise one that is not the controllers', such as PLAINTEXT://kafka:9092"),
        ];
    }
    advertised
        .into_iter()
        .filter(|endpoint| !bound.contains(endpoint.name.as_str()))
        .map(|endpoint| {
            let name = endpoint.name.visible();
            c.finding_in(
                KEY,
                &endpoint.name,
                format!("{} has the listener {name}, which is not in {}", c.name(KEY), c.name("listeners")),
            )
            .help(format!("add {name}://:{} to {}", endpoint.port, keys::to_set(c, "listeners")))
        })
        .collect()
}
