//! KC506: TLS variables that nobody reads.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::{tls, wording};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC506",
    name: "unused-tls-variables",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The entrypoint reads `KAFKA_SSL_KEYSTORE_FILENAME`, `KAFKA_SSL_KEY_CREDENTIALS` and their like only where
the variable `KAFKA_ADVERTISED_LISTENERS` holds `SSL://`. A listener of another name that is mapped to
`SSL`, or one in a mounted file, does not count, and neither does a controller.

No location and no password is set then, and Kafka does not find its key store.

```invalid
KAFKA_ADVERTISED_LISTENERS=SECURE://kafka:9093
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=SECURE:SSL
KAFKA_SSL_KEYSTORE_FILENAME=kafka.jks
```

```valid
KAFKA_ADVERTISED_LISTENERS=SECURE://kafka:9093
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=SECURE:SSL
KAFKA_SSL_KEYSTORE_LOCATION=/etc/kafka/secrets/kafka.jks
KAFKA_SSL_KEYSTORE_PASSWORD=hunter2
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let names: Vec<&str> = tls::file_variables().collect();
    let unused = facts.set_among(&names);
    let Some(first) = unused.first() else { return Vec::new() };
    if facts.request.entrypoint.is_none() || tls::is_advertised(facts) {
        return Vec::new();
    }
    let verb = wording::verb(unused.len(), "has", "have");
    vec![
        Finding::new(format!(
            "{} {verb} no effect: KAFKA_ADVERTISED_LISTENERS holds no SSL:// listener",
            wording::names(&unused)
        ))
        .help(
            "set KAFKA_SSL_KEYSTORE_LOCATION, KAFKA_SSL_KEYSTORE_PASSWORD and KAFKA_SSL_KEY_PASSWORD, \
             or advertise a listener whose name ends in SSL",
        )
        .at(&first.origin),
    ]
}
