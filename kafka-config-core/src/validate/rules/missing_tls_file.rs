//! KC502: a key store or password file that is not there.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::tls;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC502",
    name: "missing-tls-file",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
`KAFKA_SSL_KEYSTORE_FILENAME`, `KAFKA_SSL_KEY_CREDENTIALS` and their like hold names of files below
`/etc/kafka/secrets`. The credentials are no passwords but names of files whose content is the password.

The container ends with `… file does not exist`, or with the message of `cat` where the file cannot be read.

```invalid
KAFKA_ADVERTISED_LISTENERS=SSL://kafka:9093
KAFKA_SSL_KEYSTORE_FILENAME=kafka.jks
```

```invalid
KAFKA_ADVERTISED_LISTENERS=SSL://kafka:9093
KAFKA_SSL_KEYSTORE_FILENAME=kafka.jks
KAFKA_SSL_KEY_CREDENTIALS=hunter2
#! secret kafka.jks
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
    let folder = facts.dialect().paths.secrets;
    let Some((path, fault)) = facts.failure().and_then(unusable_path) else { return Vec::new() };
    let Some(file) = path.strip_prefix(folder).and_then(|file| file.strip_prefix('/')) else {
        return Vec::new();
    };
    let Some(name) = tls::file_variables().find(|name| facts.text(name) == file) else { return Vec::new() };
    // Somebody may have taken the credentials for the password itself.
    let finding = if name.ends_with("_CREDENTIALS") {
        Finding::new(format!("{name} names a file in {folder} that {fault}")).help(format!(
            "mount a readable file with the password into {folder} and set {name} to its name, not to the \
             password"
        ))
    } else {
        Finding::new(format!("{name} names {path}, which {fault}"))
            .help(format!("mount the file into {folder}"))
    };
    vec![facts.at_variable(finding, name)]
}

/// The path in the script's message, and what is wrong with the file.
fn unusable_path(message: &str) -> Option<(&str, &'static str)> {
    if let Some(path) = message.strip_suffix(" file does not exist") {
        return Some((path, "does not exist"));
    }
    let (path, reason) = message.strip_prefix("cat: ")?.rsplit_once(": ")?;
    Some((path, if reason == "Is a directory" { "is a folder" } else { "cannot be read" }))
}
