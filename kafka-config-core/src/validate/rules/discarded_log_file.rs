//! KC606: a log4j2 file that counts for nothing.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::log4j2::{Overrides, rewrite};
use crate::validate::facts::Facts;
use crate::validate::logging::{LOG_FILES, configuration, in_mounted, mounted};
use crate::validate::rule::{Check, Rule};

/// What the wrapper writes when it can make nothing of a file.
const NOTHING: &str = "Configuration:\n  Loggers:\n    Root:\n      level: \"ERROR\"\n";

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC606",
    name: "discarded-log-file",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Since 4.0 the image takes a mounted `log4j2.yaml` apart and writes it anew. A file without the key `Configuration`
in just that spelling, or with a list where a mapping belongs, is dropped without a word. What is left is a root
logger of level ERROR without appenders: the broker logs nothing at all. An empty file does the same.

```invalid
KAFKA_NODE_ID=1
#! mounted log4j2.yaml
configuration:
  Loggers:
    Root:
      level: INFO
```

```invalid
KAFKA_NODE_ID=1
#! mounted log4j2.yaml
```

```valid
KAFKA_NODE_ID=1
#! mounted log4j2.yaml
Configuration:
  Loggers:
    Root:
      level: INFO
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let discarded = LOG_FILES.into_iter().filter_map(|(file, _)| {
        let bytes = mounted(facts, file)?;
        let is_lost = rewrite(bytes, &Overrides::default()).is_ok_and(|text| text == NOTHING);
        let loggers = configuration(facts, file).and_then(|node| node.get("Loggers").cloned());
        let level = loggers.as_ref().and_then(|node| node.get("Root")?.get("level")?.text());
        let name = facts.dialect().file_name(file);
        (is_lost && level != Some("ERROR")).then(|| {
            Finding::new(format!("the image makes nothing of the mounted {name} and logs errors only, to no appender"))
                .help("the file is a mapping 'Configuration:' with 'Loggers:', 'Root:' a mapping and 'Logger:' a list")
                .at(&in_mounted(file, 0, 0))
        })
    });
    discarded.collect()
}
