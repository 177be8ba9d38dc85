//! KC501: an advertised TLS listener without the variables for its key store.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::{tls, wording};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC501",
    name: "missing-tls-variable",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Where `KAFKA_ADVERTISED_LISTENERS` holds `SSL://`, the entrypoint demands variables that name files in
`/etc/kafka/secrets`: the key store and, as the content of two more files, its passwords. With
`KAFKA_SSL_CLIENT_AUTH` at `required` or `requested` it demands the trust store and its password too.

Where one is unset the container ends with `!1: unbound variable`, which does not say which one.

```invalid
KAFKA_ADVERTISED_LISTENERS=SSL://kafka:9093
```

```invalid
KAFKA_ADVERTISED_LISTENERS=SASL_SSL://kafka:9093
KAFKA_SSL_KEYSTORE_FILENAME=
```

```valid
KAFKA_ADVERTISED_LISTENERS=SSL://kafka:9093
KAFKA_SSL_KEYSTORE_FILENAME=kafka.jks
KAFKA_SSL_KEY_CREDENTIALS=key
KAFKA_SSL_KEYSTORE_CREDENTIALS=store
#! secret kafka.jks
#! secret key
hunter2
#! secret store
hunter2
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    // The script looks at TLS first and at SASL then.
    if !facts.lacks_variable() || !tls::is_advertised(facts) || facts.was_said("SASL is enabled.") {
        return Vec::new();
    }
    let needed = tls::needed_variables(facts);
    let missing: Vec<&str> = needed.iter().copied().filter(|name| facts.text(name).is_empty()).collect();
    let Some(first) = missing.first() else { return Vec::new() };
    let (fault, at) = match facts.variable(first) {
        Some(_) => ("empty", *first),
        None => ("not set", "KAFKA_ADVERTISED_LISTENERS"),
    };
    let verb = if missing.len() == 1 { "is" } else { "are" };
    let missing = wording::list(&missing);
    let finding = Finding::new(format!(
        "{missing} {verb} {fault}, but KAFKA_ADVERTISED_LISTENERS holds an SSL:// listener"
    ))
    .help(format!("set {}, each to the name of a file in /etc/kafka/secrets", wording::list(&needed)));
    vec![facts.at_variable(finding, at)]
}
