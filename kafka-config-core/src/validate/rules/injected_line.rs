//! KC202: line breaks in a value.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::properties::{Charset, Reader};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC202",
    name: "injected-line",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The image writes a line break in a value as it is, so the value ends there. What follows is a line of its
own: another property, which can hide one that is set elsewhere, or a comment.

A line break at the very end does no harm, and after a backslash the value goes on in the next line.

```invalid
KAFKA_BROKER_RACK=a⏎process.roles=controller
```

```invalid
KAFKA_SSL_KEYSTORE_KEY=-----BEGIN PRIVATE KEY-----⏎hunter2⏎-----END PRIVATE KEY-----
```

```invalid
KAFKA_LISTENERS=PLAINTEXT://:9092⏎# only one
```

```valid
KAFKA_BROKER_RACK=a⏎
KAFKA_LISTENERS=PLAINTEXT://:9092,\⏎  CONTROLLER://:9093
KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN=-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    facts
        .raw_texts()
        .filter(|(variable, _)| memchr::memchr2(b'\n', b'\r', variable.value.as_bytes()).is_some())
        .filter_map(|(variable, key)| {
            let is_secret = variable.name.is_secret() || key.is_secret();
            let effect = effect(&variable.value, is_secret)?;
            let subject = wording::subject(variable);
            let finding = Finding::new(format!("{subject} holds a line break, and what follows it {effect}"));
            let help =
                "write \\n for a line break that Kafka shall see, and give another property its own variable";
            Some(finding.help(help).at(&variable.origin))
        })
        .collect()
}

/// What becomes of the lines after the first, where there is anything on them.
fn effect(value: &str, is_secret: bool) -> Option<String> {
    let line = format!("k={value}");
    let mut properties = Reader::new(line.as_bytes(), Charset::Utf8);
    let comments = properties.comments().count();
    match properties.nth(1) {
        Some(Ok(property)) if !is_secret => Some(format!("sets {:?}", property.key)),
        Some(_) => Some("becomes another property".to_owned()),
        None => (comments > 0).then(|| "is lost as a comment".to_owned()),
    }
}
