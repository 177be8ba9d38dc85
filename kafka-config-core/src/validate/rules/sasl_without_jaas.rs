//! KC504: a SASL listener without a JAAS file.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC504",
    name: "sasl-without-jaas",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Where a SASL listener is advertised and `KAFKA_OPTS` does not name a JAAS file, the entrypoint prints
`KAFKA_OPTS should contain 'java.security.auth.login.config' property.` and goes on.

Without such a file each SASL listener needs a property `listener.name.….sasl.jaas.config`. Where one is
set, this rule says nothing.

```invalid
KAFKA_ADVERTISED_LISTENERS=SASL_PLAINTEXT://kafka:9092
KAFKA_OPTS=-Xlog:gc
```

```valid
KAFKA_ADVERTISED_LISTENERS=SASL_PLAINTEXT://kafka:9092
KAFKA_OPTS=-Djava.security.auth.login.config=/etc/kafka/secrets/jaas.conf
```

```valid
KAFKA_ADVERTISED_LISTENERS=SASL_PLAINTEXT://kafka:9092
KAFKA_OPTS=-Xlog:gc
KAFKA_LISTENER_NAME_SASL__PLAINTEXT_PLAIN_SASL_JAAS_CONFIG=hunter2
```
",
    check: Check::Container(check),
};

const SENTENCE: &str = "KAFKA_OPTS should contain 'java.security.auth.login.config' property.";

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let has_property = facts.resolved.iter().any(|(key, _)| key.as_str().ends_with("sasl.jaas.config"));
    if has_property || !facts.was_said(SENTENCE) {
        return Vec::new();
    }
    let finding = Finding::new(
        "KAFKA_ADVERTISED_LISTENERS holds a SASL listener, but KAFKA_OPTS names no JAAS file and no \
         sasl.jaas.config property is set",
    )
    .help("add -Djava.security.auth.login.config=FILE to KAFKA_OPTS, or set sasl.jaas.config properties");
    vec![facts.at_variable(finding, "KAFKA_OPTS")]
}
