//! KC402: the address of a controller's listener in 3.9.0.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::{KafkaVersion, PropertyKey};
use crate::validate::facts::Facts;
use crate::validate::listeners;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC402",
    name: "nonroutable-controller",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
3.9.0 takes the address that a controller listens on for the one it advertises, unless
`advertised.listeners` names the listener too (KAFKA-18281). With `0.0.0.0` it refuses the configuration:
`advertised.listeners cannot use the nonroutable meta-address 0.0.0.0.` 3.9.1 does not.

```invalid
#! image apache/kafka:3.9.0
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://0.0.0.0:9092,CONTROLLER://0.0.0.0:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```

```valid
#! image apache/kafka:3.9.0
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```

```valid
#! image apache/kafka:3.9.1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://0.0.0.0:9092,CONTROLLER://0.0.0.0:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```
",
    check: Check::Container(check),
};

/// The only version that does so.
const FAULTY: KafkaVersion = KafkaVersion::new(3, 9, 0);

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(bound) = facts.resolved.get(&PropertyKey::new("listeners")) else { return Vec::new() };
    if facts.request.image.version != FAULTY || !listeners::has_role(facts, "controller") {
        return Vec::new();
    }
    let advertised = listeners::value(facts, "advertised.listeners");
    let is_everywhere = |name: &str| {
        listeners::address(&bound.winner.value, name).is_some_and(|address| address.starts_with("0.0.0.0:"))
    };
    listeners::items(listeners::value(facts, "controller.listener.names"))
        .filter(|name| is_everywhere(name) && listeners::address(advertised, name).is_none())
        .map(|name| {
            Finding::new(format!(
                "Kafka {FAULTY} takes 0.0.0.0 of the listener {name} for an advertised address"
            ))
            .help(format!("write {name}://:PORT, without a host, in listeners, or use 3.9.1 or later"))
            .at(&bound.winner.origin)
        })
        .collect()
}
