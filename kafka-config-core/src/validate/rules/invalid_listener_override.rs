//! KC509: a faulty property of the listener between brokers.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::overrides;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC509",
    name: "invalid-listener-override",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`listener.name.<listener>.<property>`, the listener in small letters, sets a property for one listener. Where the
listener between brokers speaks SASL, Kafka reads all of its properties at once and ends at the first faulty one.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SECURITY_INTER_BROKER_PROTOCOL=SASL_PLAINTEXT
KAFKA_LISTENER_NAME_SASL__PLAINTEXT_MAX_CONNECTIONS=many
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SECURITY_INTER_BROKER_PROTOCOL=SASL_PLAINTEXT
KAFKA_LISTENER_NAME_SASL__PLAINTEXT_MAX_CONNECTIONS=100
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(prefix) = overrides::sasl_prefix(c) else { return Vec::new() };
    c.with_prefix(prefix).filter_map(|setting| overrides::fault(c, setting, prefix)).collect()
}
