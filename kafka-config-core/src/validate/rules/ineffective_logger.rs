//! KC605: a logger that is written but sets nothing.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::dialect::Log4jGeneration;
use crate::jvm;
use crate::properties::{Charset, Reader};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC605",
    name: "ineffective-logger",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Until 3.9 the image writes each part of `KAFKA_LOG4J_LOGGERS` behind `log4j.logger.` as it is. With a blank
after the comma the key ends there, so that the logger is not set. A part without a level sets none either.

From 4.0 on blanks do no harm, but a part with an empty name or a blank level sets nothing.

```invalid
#! image apache/kafka:3.9.1
KAFKA_LOG4J_LOGGERS=kafka=INFO, org.apache.kafka=WARN
```

```invalid
#! image apache/kafka:3.9.1
KAFKA_LOG4J_LOGGERS=kafka
```

```invalid
KAFKA_LOG4J_LOGGERS==INFO
```

```valid
#! image apache/kafka:3.9.1
KAFKA_LOG4J_LOGGERS=kafka=INFO,org.apache.kafka=WARN,
```

```valid
KAFKA_LOG4J_LOGGERS=kafka=INFO, org.apache.kafka=WARN
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(variable) = facts.variable("KAFKA_LOG4J_LOGGERS") else { return Vec::new() };
    let is_ineffective = match facts.dialect().log4j {
        Log4jGeneration::One => is_ineffective_line,
        Log4jGeneration::Two => is_ineffective_entry,
    };
    jvm::split(&variable.value, ',')
        .into_iter()
        .filter(|piece| !jvm::is_blank(piece) && is_ineffective(piece))
        .map(|piece| {
            Finding::new(format!("{piece:?} in KAFKA_LOG4J_LOGGERS sets no level of any logger"))
                .help("write LOGGER=LEVEL, separated by commas without blanks")
                .at(&variable.origin)
        })
        .collect()
}

/// As log4j 1 reads the line that the image writes.
fn is_ineffective_line(piece: &str) -> bool {
    let line = format!("log4j.logger.{piece}");
    match Reader::new(line.as_bytes(), Charset::Utf8).next() {
        Some(Ok(property)) => property.key == "log4j.logger." || jvm::is_blank(&property.value),
        _ => true,
    }
}

/// As the wrapper splits the entry; without a level it does not even start.
fn is_ineffective_entry(piece: &str) -> bool {
    match jvm::split(piece, '=').as_slice() {
        [name, level, ..] => jvm::is_blank(name) || jvm::is_blank(level),
        _ => false,
    }
}
