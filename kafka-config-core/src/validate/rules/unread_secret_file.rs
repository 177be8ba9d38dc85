//! KC110: the convention `…_FILE`, which the image does not have.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::EnvName;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC110",
    name: "unread-secret-file",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Many images read a secret from the file that a variable `…_FILE` names. This one does not: the name of the
file becomes the value of a property that Kafka does not know, and the secret stays unset.

The image reads passwords from files only for key stores, by `KAFKA_SSL_KEY_CREDENTIALS` and its like, and
only where an `SSL://` listener is advertised.

```invalid
KAFKA_SSL_KEY_PASSWORD_FILE=/run/secrets/key
```

```valid
KAFKA_SSL_KEY_PASSWORD=hunter2
KAFKA_SSL_KEYSTORE_LOCATION=/run/secrets/key.jks
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    facts
        .mapped()
        .filter_map(|(variable, key)| {
            let name = &variable.name;
            let meant = EnvName::new(name.as_str().strip_suffix("_FILE")?);
            let finding = Finding::new(format!("{name} sets {key}, and the file it names is not read"));
            meant.is_secret().then(|| {
                finding
                    .help(format!("set {meant}, or put the property into a mounted server.properties"))
                    .at(&variable.origin)
            })
        })
        .collect()
}
