//! KC610: parts of a log4j2 file that the image does not keep.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::logging::{LOG_FILES, configuration, entries, in_mounted, mounted};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC610",
    name: "dropped-log-setting",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Since 4.0 the image writes a mounted `log4j2.yaml` anew, and of `Loggers` it keeps only `Root` and `Logger`, in just that
spelling. `AsyncLogger`, `AsyncRoot`, `root` and others vanish without a word.

```invalid
KAFKA_NODE_ID=1
#! mounted log4j2.yaml
Configuration:
  Loggers:
    Root:
      level: INFO
    Logger: []
    AsyncLogger:
    - name: kafka
      level: DEBUG
```

```valid
KAFKA_NODE_ID=1
#! mounted log4j2.yaml
Configuration:
  Loggers:
    Root:
      level: INFO
    Logger:
    - name: kafka
      level: DEBUG
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let dropped = LOG_FILES.into_iter().filter_map(|(file, _)| {
        mounted(facts, file)?;
        let loggers = configuration(facts, file)?.get("Loggers").cloned()?;
        let lost = entries(&loggers).filter(|(key, _)| !matches!(*key, "Root" | "Logger"));
        let lost: Vec<(&str, usize)> = lost.map(|(key, value)| (key, value.span.start)).collect();
        let (_, at) = *lost.first()?;
        let names: Vec<&str> = lost.iter().map(|(key, _)| *key).collect();
        let name = facts.dialect().file_name(file);
        Some(
            Finding::new(format!(
                "the image drops {} from Loggers of the mounted {name}",
                wording::list(&names)
            ))
            .help("write them as Root and Logger; the image keeps nothing else")
            .at(&in_mounted(file, at, at)),
        )
    });
    dropped.collect()
}
