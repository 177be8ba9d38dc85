//! KC303: derived listeners lack that of the controller.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::listeners;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC303",
    name: "derived-without-controller",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A node with both roles listens for clients and for controllers. Without `KAFKA_LISTENERS` the entrypoint
derives it from the advertised listeners, and the controller's is not among those.

Kafka refuses that: `controller.listener.names` may only hold names of `listeners`.

```invalid
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```

```valid
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
```

```valid
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(derived) = facts.derived_listeners() else { return Vec::new() };
    if !(listeners::has_role(facts, "broker") && listeners::has_role(facts, "controller")) {
        return Vec::new();
    }
    listeners::items(listeners::value(facts, "controller.listener.names"))
        .filter(|name| listeners::address(&derived.value, name).is_none())
        .map(|name| {
            let finding = Finding::new(format!(
                "KAFKA_LISTENERS is derived from KAFKA_ADVERTISED_LISTENERS and lacks the controller's \
                 listener {name}, so that Kafka refuses to start"
            ));
            let help = format!("set KAFKA_LISTENERS to all listeners, with {name}://:9093 among them");
            facts.at_variable(finding.help(help), "KAFKA_ADVERTISED_LISTENERS")
        })
        .collect()
}
