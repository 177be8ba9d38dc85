//! KC503: a SASL listener without `KAFKA_OPTS`.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC503",
    name: "missing-sasl-options",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Where `KAFKA_ADVERTISED_LISTENERS` holds a listener whose name begins with `SASL_`, the entrypoint demands
`KAFKA_OPTS`, even where properties such as `sasl.jaas.config` make it needless.

Where it is unset the container ends with `!1: unbound variable`.

```invalid
KAFKA_ADVERTISED_LISTENERS=SASL_PLAINTEXT://kafka:9092
```

```invalid
KAFKA_ADVERTISED_LISTENERS=SASL_PLAINTEXT://kafka:9092
KAFKA_OPTS=
```

```valid
KAFKA_ADVERTISED_LISTENERS=SASL_PLAINTEXT://kafka:9092
KAFKA_OPTS=-Djava.security.auth.login.config=/etc/kafka/secrets/jaas.conf
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    if !facts.lacks_variable() || !facts.was_said("SASL is enabled.") {
        return Vec::new();
    }
    let (fault, at) = match facts.variable("KAFKA_OPTS") {
        Some(_) => ("empty", "KAFKA_OPTS"),
        None => ("not set", "KAFKA_ADVERTISED_LISTENERS"),
    };
    let finding =
        Finding::new(format!("KAFKA_OPTS is {fault}, but KAFKA_ADVERTISED_LISTENERS holds a SASL listener"))
            .help(
                "set KAFKA_OPTS to -Djava.security.auth.login.config=FILE, or to any harmless option where \
                 sasl.jaas.config properties are set",
            );
    vec![facts.at_variable(finding, at)]
}
