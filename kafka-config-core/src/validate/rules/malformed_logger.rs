//! KC604: a logger without a level (4.0 and later).

use crate::diagnostics::{Finding, Kind, Severity};
use crate::dialect::Log4jGeneration;
use crate::jvm;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC604",
    name: "malformed-logger",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
From 4.0 on `KAFKA_LOG4J_LOGGERS` is a list of `LOGGER=LEVEL`, separated by commas. Where a level is missing
the container ends with `error while preparing configs: Index 1 out of bounds for length 1`.

```invalid
KAFKA_LOG4J_LOGGERS=kafka=INFO,org.apache.kafka
```

```invalid
KAFKA_LOG4J_LOGGERS=kafka=
```

```invalid
KAFKA_LOG4J_LOGGERS=kafka=INFO,,org.apache.kafka=WARN
```

```valid
KAFKA_LOG4J_LOGGERS=kafka=INFO, org.apache.kafka=WARN,
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let variable = facts.variable("KAFKA_LOG4J_LOGGERS").filter(|variable| !variable.value.is_empty());
    let Some(variable) = variable.filter(|_| facts.dialect().log4j == Log4jGeneration::Two) else {
        return Vec::new();
    };
    jvm::split(&variable.value, ',')
        .into_iter()
        .find(|piece| jvm::split(piece, '=').len() < 2)
        .map(|piece| {
            let fault = if jvm::is_blank(piece) {
                "holds an empty entry".to_owned()
            } else {
                format!("gives {:?} no level", piece.trim())
            };
            Finding::new(format!("KAFKA_LOG4J_LOGGERS {fault}, so that the container ends"))
                .help("write LOGGER=LEVEL, separated by single commas")
                .at(&variable.origin)
        })
        .into_iter()
        .collect()
}
