//! KC204: characters beyond ASCII.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{ConfigFile, PropertyKey, Span, Variable};
use crate::properties::{Charset, Property, Reader, escape_value};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC204",
    name: "garbled-text",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The image writes `server.properties` as UTF-8, and Kafka reads it as ISO-8859-1: `é` arrives as `Ã©`. The
same holds for a mounted file, which the image copies.

Only escapes such as `\u00e9` arrive as the character that was meant. In comments anything goes.

```invalid
KAFKA_BROKER_RACK=Zürich
```

```invalid
KAFKA_SSL_KEY_PASSWORD=hunter2é
```

```invalid
KAFKA_GRÖSSE=1
```

```invalid
#! mounted server.properties
process.roles=broker
broker.rack=Zürich
```

```valid
KAFKA_BROKER_RACK=Z\u00fcrich
#! mounted server.properties
# Zürich
process.roles=broker
```

```valid
#! strict
KAFKA_BROKER_RACK=Zürich
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = facts
        .raw_texts()
        // Bytes that are not UTF-8 have a rule of their own.
        .filter(|(variable, _)| !variable.garbled)
        .filter_map(|(variable, key)| of_variable(variable, key))
        .collect();
    findings.extend(of_mounted_file(facts));
    findings
}

fn of_variable(variable: &Variable, key: &PropertyKey) -> Option<Finding> {
    let finding = if !key.as_str().is_ascii() {
        Finding::new(format!("the name {} holds characters that Kafka reads as others", variable.name)).help(
            "set the property in a mounted server.properties, with an escape such as \\u00e9 for each \
             of them",
        )
    } else if !variable.value.is_ascii() {
        let subject = wording::subject(variable);
        garbled(&subject, wording::may_show(variable, key).then_some(variable.value.as_str()))
    } else {
        return None;
    };
    Some(finding.at(&variable.origin))
}

fn of_mounted_file(facts: &Facts<'_>) -> Vec<Finding> {
    let bytes = facts.mounted(ConfigFile::Server).filter(|_| facts.is_raw()).unwrap_or_default();
    // A byte order mark and bytes that are not UTF-8 have rules of their own.
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let shift = bytes.len() - text.len();
    if text.is_ascii() || std::str::from_utf8(text).is_err() {
        return Vec::new();
    }
    Reader::new(text, Charset::Utf8)
        .filter_map(Result::ok)
        .filter(|property| !(property.raw_key.is_ascii() && property.raw_value.is_ascii()))
        .map(|property| of_property(&property, shift))
        .collect()
}

fn of_property(property: &Property<'_>, shift: usize) -> Finding {
    let span = Span::new(property.key_span.start, property.value_span.end).shifted(shift);
    let is_secret = PropertyKey::new(property.key.clone()).is_secret();
    let value = std::str::from_utf8(&property.raw_value)
        .ok()
        .filter(|value| !is_secret && !value.is_ascii() && wording::is_short(value));
    garbled(&format!("{:?} in the mounted server.properties", property.key), value)
        .at(&Facts::in_mounted_file(span))
}

fn garbled(subject: &str, value: Option<&str>) -> Finding {
    let help = match value {
        Some(value) => format!("write {}", escape(value)),
        None => "write an escape such as \\u00e9 for each of them".to_owned(),
    };
    Finding::new(format!("{subject} holds characters that Kafka reads as others")).help(help)
}

/// Escapes what is not ASCII, and leaves alone what may be an escape already.
fn escape(text: &str) -> String {
    let escape = |c: char| if c.is_ascii_graphic() { c.to_string() } else { escape_value(&c.to_string()) };
    text.chars().map(|c| if c == '\\' || c == ' ' { c.to_string() } else { escape(c) }).collect()
}
