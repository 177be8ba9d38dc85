//! KC603: a logger of 4.x loses its settings.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::jvm;
use crate::model::ConfigFile;
use crate::validate::facts::Facts;
use crate::validate::logging::{configuration, entries, items};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC603",
    name: "replaced-logger",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Since 4.0 a logger in `KAFKA_LOG4J_LOGGERS` replaces the logger of that name in `log4j2.yaml` as a whole. Its appenders
and its `additivity: false` are gone, so its lines leave their own file and go to the root logger's appenders.

```invalid
KAFKA_LOG4J_LOGGERS=kafka.request.logger=DEBUG
```

```valid
KAFKA_LOG4J_LOGGERS=kafka=DEBUG
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(variable) = facts.variable("KAFKA_LOG4J_LOGGERS") else { return Vec::new() };
    let Some(configuration) = configuration(facts, ConfigFile::Log4j) else { return Vec::new() };
    let Some(loggers) = configuration.get("Loggers").and_then(|node| node.get("Logger")) else {
        return Vec::new();
    };
    let named = |name: &str| {
        variable.value.split(',').any(|piece| piece.split('=').next().map(jvm::trim) == Some(name))
    };
    let replaced = items(loggers).iter().filter_map(|logger| {
        let name = logger.get("name")?.text().filter(|name| named(name))?;
        let lost: Vec<&str> =
            entries(logger).map(|(key, _)| key).filter(|key| !matches!(*key, "name" | "level")).collect();
        (!lost.is_empty()).then(|| {
            Finding::new(format!("KAFKA_LOG4J_LOGGERS takes {} from the logger {name}", wording::list(&lost)))
                .help(format!("to keep its own file, set the level of {name} in a mounted log4j2.yaml"))
                .at(&variable.origin)
        })
    });
    replaced.filter(|_| facts.text("KAFKA_LOG4J_OPTS").is_empty()).collect()
}
