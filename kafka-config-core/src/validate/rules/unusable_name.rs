//! KC107: names whose line does not load as the key that was meant.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::properties::{Charset, Reader};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC107",
    name: "unusable-name",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The image writes the key without escapes. A key with a blank, `=`, `:` or a backslash ends there when Kafka
loads the file, and a key that begins with `#` or `!` makes the whole line a comment.

An underscore at the start or the end of the name becomes a dot there, and no property of Kafka is spelt so.

```invalid
KAFKA_A B=1
```

```invalid
KAFKA_#NUM_PARTITIONS=3
```

```invalid
KAFKA_=1
```

```invalid
KAFKA__NUM_PARTITIONS=3
```

```invalid
KAFKA_NUM_PARTITIONS_=3
```

```valid
KAFKA_NUM_PARTITIONS=3
KAFKA_LISTENER_NAME_X_SCRAM___SHA___512_SASL_JAAS_CONFIG=hunter2
KAFKA_num.io.threads=8
```
",
    check: Check::Container(check),
};

const HELP: &str = "name the variable KAFKA_ and the property's name with _ for each dot, __ for each \
                    underscore and ___ for each hyphen";

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    facts
        .mapped()
        .filter_map(|(variable, key)| {
            let effect = effect(key.as_str(), facts.is_raw())?;
            let name = &variable.name;
            let finding = Finding::new(format!("{:?} {effect}", name.as_str()));
            Some(finding.help(HELP).at(&variable.origin))
        })
        .collect()
}

/// What the line does instead of setting the key.
fn effect(key: &str, raw: bool) -> Option<String> {
    let ends_in_separator = key.starts_with(['.', '_', '-']) || key.ends_with(['.', '_', '-']);
    if key.is_empty() {
        Some("sets a property without a name".to_owned())
    } else if raw && key.starts_with(['#', '!']) {
        Some("becomes a comment".to_owned())
    } else if raw && is_broken(key) {
        Some(format!("sets {} instead of {key:?}", loaded_key(key)))
    } else if ends_in_separator {
        Some(format!("sets {key}, and no property is spelt so"))
    } else {
        None
    }
}

/// Whether the loader ends the key before its end.
pub(in crate::validate) fn is_broken(key: &str) -> bool {
    key.bytes().any(|byte| matches!(byte, b' ' | b'\t' | 0x0C | b'\n' | b'\r' | b'=' | b':' | b'\\'))
}

/// The key that Kafka finds in the line.
fn loaded_key(key: &str) -> String {
    let line = format!("{key}=");
    match Reader::new(line.as_bytes(), Charset::Utf8).next() {
        Some(Ok(property)) if !property.key.is_empty() => format!("{:?}", property.key),
        _ => "a property without a name".to_owned(),
    }
}
