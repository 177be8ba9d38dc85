//! KC401: a controller that advertises listeners.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC401",
    name: "advertised-on-controller",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
A node that is nothing but a controller has no clients, and the entrypoint refuses advertised listeners
there: `KAFKA_ADVERTISED_LISTENERS is not supported on a KRaft controller.`

```invalid
KAFKA_PROCESS_ROLES=controller
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```

```valid
KAFKA_PROCESS_ROLES=controller
KAFKA_LISTENERS=CONTROLLER://:9093
```
",
    check: Check::Container(check),
};

const REFUSAL: &str = "KAFKA_ADVERTISED_LISTENERS is not supported on a KRaft controller.";

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    if facts.failure() != Some(REFUSAL) {
        return Vec::new();
    }
    let finding =
        Finding::new("KAFKA_ADVERTISED_LISTENERS is set although KAFKA_PROCESS_ROLES is controller")
            .help("remove KAFKA_ADVERTISED_LISTENERS, or add broker to KAFKA_PROCESS_ROLES");
    vec![facts.at_variable(finding, "KAFKA_ADVERTISED_LISTENERS")]
}
