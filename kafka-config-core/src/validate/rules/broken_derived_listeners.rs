//! KC301: IPv6 addresses in advertised listeners.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC301",
    name: "broken-derived-listeners",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Without `KAFKA_LISTENERS` the entrypoint derives it from `KAFKA_ADVERTISED_LISTENERS`: it replaces each host
by `0.0.0.0`. It takes the host to end at the first colon, which is inside an IPv6 address.

`PLAINTEXT://[::1]:9092` becomes `PLAINTEXT://0.0.0.0::1]:9092`, and Kafka refuses that.

```invalid
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://[2001:db8::1]:9092
```

```valid
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://[2001:db8::1]:9092
KAFKA_LISTENERS=PLAINTEXT://:9092
```

```valid
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(listeners) = facts.derived_listeners() else { return Vec::new() };
    listeners
        .value
        .split(',')
        .filter(|listener| listener.contains("://0.0.0.0:") && listener.contains("]:"))
        .map(|listener| {
            let finding = Finding::new(format!(
                "KAFKA_LISTENERS is derived from KAFKA_ADVERTISED_LISTENERS and holds the broken address \
                 {listener:?}"
            ));
            let help = "set KAFKA_LISTENERS too, for instance to PLAINTEXT://:9092";
            facts.at_variable(finding.help(help), "KAFKA_ADVERTISED_LISTENERS")
        })
        .collect()
}
