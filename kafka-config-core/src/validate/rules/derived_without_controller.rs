//! KC303: derived listeners lack that of the controller.

use crate::diagnostics::{Finding, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::Rule;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC303",
    name: "derived-without-controller",
    severity: Severity::Warning,
    page: r"
A node with both roles listens for clients and for controllers. Without `KAFKA_LISTENERS` the entrypoint derives
it from the advertised listeners, and the controller's is not among those.

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
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(listeners) = facts.derived_listeners() else { return Vec::new() };
    let items = |key: &str| facts.resolved.value(key).unwrap_or_default().split(',').map(str::trim);
    let has_role = |role: &str| items("process.roles").any(|item| item == role);
    if !(has_role("broker") && has_role("controller")) {
        return Vec::new();
    }
    let is_derived = |name: &str| {
        let names = listeners.value.split(',').filter_map(|listener| listener.split_once("://"));
        names.into_iter().any(|(derived, _)| derived.trim().eq_ignore_ascii_case(name))
    };
    items("controller.listener.names")
        .filter(|name| !name.is_empty() && !is_derived(name))
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
