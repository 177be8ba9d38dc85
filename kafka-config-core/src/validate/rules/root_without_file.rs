//! KC602: the root logger loses its appenders (until 3.9).

use crate::diagnostics::{Finding, Kind, Severity};
use crate::dialect::Log4jGeneration;
use crate::model::ConfigFile;
use crate::properties::{Charset, Reader};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC602",
    name: "root-without-file",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
Until 3.9 `KAFKA_LOG4J_ROOT_LOGLEVEL` sets the root logger anew, with `stdout` as its only appender. The
others of the file get nothing from it any more; in the image's own file that is `kafkaAppender`, which
writes `server.log`.

```invalid
#! image apache/kafka:3.9.1
KAFKA_LOG4J_ROOT_LOGLEVEL=DEBUG
```

```valid
#! image apache/kafka:3.9.1
KAFKA_LOG4J_ROOT_LOGLEVEL=DEBUG
#! mounted log4j.properties
log4j.rootLogger=INFO, stdout
```

```valid
#! image apache/kafka:3.9.1
KAFKA_LOG4J_LOGGERS=kafka=DEBUG
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let variable = facts.variable("KAFKA_LOG4J_ROOT_LOGLEVEL").filter(|variable| !variable.value.is_empty());
    let is_used = facts.dialect().log4j == Log4jGeneration::One && facts.text("KAFKA_LOG4J_OPTS").is_empty();
    let (Some(variable), true) = (variable.filter(|_| facts.is_raw()), is_used) else { return Vec::new() };
    let lost = lost_appenders(facts.logging_base(ConfigFile::Log4j).unwrap_or_default());
    if lost.is_empty() {
        return Vec::new();
    }
    let verb = wording::verb(lost.len(), "gets", "get");
    vec![
        Finding::new(format!(
            "KAFKA_LOG4J_ROOT_LOGLEVEL leaves the root logger stdout only: {} {verb} nothing from it",
            wording::list(&lost)
        ))
        .help(
            "nothing to do if the container's output is enough, else set log4j.rootLogger in a mounted \
             log4j.properties",
        )
        .at(&variable.origin),
    ]
}

/// The appenders of the root logger but `stdout`.
fn lost_appenders(file: &[u8]) -> Vec<String> {
    let properties = Reader::new(file, Charset::Latin1).filter_map(Result::ok);
    let Some(root) = properties.filter(|property| property.key == "log4j.rootLogger").last() else {
        return Vec::new();
    };
    let appenders = root.value.split(',').skip(1).map(str::trim);
    appenders.filter(|name| !name.is_empty() && *name != "stdout").map(str::to_owned).collect()
}
