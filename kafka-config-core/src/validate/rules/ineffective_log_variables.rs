//! KC608: log levels beside a logging configuration of one's own.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC608",
    name: "ineffective-log-variables",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
`KAFKA_LOG4J_OPTS` names the logging configuration of both the broker and the tools. The variables for log
levels change the image's own files, which nobody reads then.

```invalid
KAFKA_LOG4J_OPTS=-Dlog4j2.configurationFile=/etc/my/log4j2.yaml
KAFKA_LOG4J_ROOT_LOGLEVEL=DEBUG
```

```valid
KAFKA_LOG4J_OPTS=-Dlog4j2.configurationFile=/etc/my/log4j2.yaml
```

```valid
KAFKA_LOG4J_ROOT_LOGLEVEL=DEBUG
```
",
    check: Check::Container(check),
};

const LEVELS: [&str; 3] = ["KAFKA_LOG4J_ROOT_LOGLEVEL", "KAFKA_LOG4J_LOGGERS", "KAFKA_TOOLS_LOG4J_LOGLEVEL"];

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let levels = facts.set_among(&LEVELS);
    let (Some(first), false) = (levels.first(), facts.text("KAFKA_LOG4J_OPTS").is_empty()) else {
        return Vec::new();
    };
    let verb = wording::verb(levels.len(), "has", "have");
    vec![
        Finding::new(format!("{} {verb} no effect beside KAFKA_LOG4J_OPTS", wording::names(&levels)))
            .help("set the levels in the file that KAFKA_LOG4J_OPTS names, or remove KAFKA_LOG4J_OPTS")
            .at(&first.origin),
    ]
}
