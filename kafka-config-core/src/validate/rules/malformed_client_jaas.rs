//! KC523: JAAS text that a client cannot read.

use super::malformed_jaas;
use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::client;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::sasl::JAAS;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC523",
    name: "malformed-client-jaas",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r#"
A client with `SASL_PLAINTEXT` or `SASL_SSL` reads `sasl.jaas.config` as it is made, and ends where the text is none:
`MODULE required username="…" password="…";`, with one login module and a semicolon at the end.

```invalid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka:9092
security.protocol=SASL_SSL
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="kafka" password="hunter2"
```

```valid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka:9092
security.protocol=SASL_SSL
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="kafka" password="hunter2";
```
"#,
    check: Check::Properties(check),
};

/// `JaasContext.loadClientContext`, `JaasConfig`.
fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let read = c.get(JAAS).filter(|_| client::speaks_sasl(c));
    read.and_then(|setting| malformed_jaas::finding(c, setting)).into_iter().collect()
}
