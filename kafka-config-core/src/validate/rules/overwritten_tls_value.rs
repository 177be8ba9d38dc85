//! KC505: TLS settings that the entrypoint replaces.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{Layer, Origin, Variable};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC505",
    name: "overwritten-tls-value",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Where an `SSL://` listener is advertised, the entrypoint sets the locations of the stores and their
passwords itself, from files in `/etc/kafka/secrets`. What the user set is gone.

```invalid
KAFKA_ADVERTISED_LISTENERS=SSL://kafka:9093
KAFKA_SSL_KEYSTORE_FILENAME=kafka.jks
KAFKA_SSL_KEYSTORE_LOCATION=/run/secrets/kafka.jks
KAFKA_SSL_KEY_CREDENTIALS=key
KAFKA_SSL_KEYSTORE_CREDENTIALS=key
#! secret kafka.jks
#! secret key
hunter2
```

```valid
KAFKA_ADVERTISED_LISTENERS=SSL://kafka:9093
KAFKA_SSL_KEYSTORE_FILENAME=kafka.jks
KAFKA_SSL_KEY_CREDENTIALS=key
KAFKA_SSL_KEYSTORE_CREDENTIALS=key
#! secret kafka.jks
#! secret key
hunter2
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    facts.prepared.environment.iter().filter_map(finding).collect()
}

fn finding(variable: &Variable) -> Option<Finding> {
    let name = &variable.name;
    let Origin::Derived { from, .. } = &variable.origin else { return None };
    let users = variable.replaced.iter().find(|older| older.origin.layer() != Layer::Derived)?;
    if !name.as_str().starts_with("KAFKA_SSL_") || users.value == variable.value {
        return None;
    }
    // Only a variable, never a file: its name may be a password that somebody took for one.
    let source = wording::list(from.get(..1).unwrap_or_default());
    Some(
        Finding::new(format!("{name} is overwritten with what the entrypoint derives from {source}"))
            .help(format!("remove {name}, and let {source} name the file that is meant"))
            .at(&users.origin),
    )
}
