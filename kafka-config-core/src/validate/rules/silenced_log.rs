//! KC601: the root logger of 4.x loses its appenders.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::logging::{LOG_FILES, configuration, entries};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC601",
    name: "silenced-log",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Since 4.0 `KAFKA_LOG4J_ROOT_LOGLEVEL` replaces the root logger of `log4j2.yaml` as a whole: the new one has a level
and nothing else. Its appenders are gone, so whatever has no appender of its own is written nowhere, and
`docker logs` shows nothing more. `KAFKA_TOOLS_LOG4J_LOGLEVEL` does the same to `tools-log4j2.yaml`.

```invalid
KAFKA_LOG4J_ROOT_LOGLEVEL=DEBUG
```

```invalid
KAFKA_TOOLS_LOG4J_LOGLEVEL=INFO
```

```valid
KAFKA_LOG4J_LOGGERS=kafka=DEBUG,org.apache.kafka=DEBUG
```

```valid
#! image apache/kafka:3.9.1
KAFKA_LOG4J_ROOT_LOGLEVEL=DEBUG
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let silenced = LOG_FILES.into_iter().filter_map(|(file, name)| {
        let variable = facts.variable(name).filter(|variable| !variable.value.is_empty())?;
        let root = configuration(facts, file)?.get("Loggers")?.get("Root").cloned()?;
        let lost: Vec<&str> = entries(&root).map(|(key, _)| key).filter(|key| *key != "level").collect();
        let file_name = facts.dialect().file_name(file);
        (!lost.is_empty()).then(|| {
            Finding::new(format!(
                "{name} takes {} from the root logger of {file_name}: what has no appender of its own is logged nowhere",
                wording::list(&lost)
            ))
            .help(format!("set the level of Root in a mounted {file_name}, or name loggers in KAFKA_LOG4J_LOGGERS"))
            .at(&variable.origin)
        })
    });
    silenced.filter(|_| facts.text("KAFKA_LOG4J_OPTS").is_empty()).collect()
}
