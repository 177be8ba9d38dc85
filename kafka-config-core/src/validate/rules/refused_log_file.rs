//! KC607: a log4j2 file that ends the container.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::log4j2::{Overrides, rewrite};
use crate::validate::facts::Facts;
use crate::validate::logging::{LOG_FILES, in_mounted, mounted};
use crate::validate::rule::{Check, Rule};
use crate::yaml;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC607",
    name: "refused-log-file",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Since 4.0 the image reads a mounted `log4j2.yaml` before Kafka starts. Text that is no YAML, such as one indented with
tabs, and a file without loggers end the container with `error while preparing configs`.

```invalid
KAFKA_NODE_ID=1
#! mounted log4j2.yaml
Configuration:
	Loggers:
```

```invalid
KAFKA_NODE_ID=1
#! mounted log4j2.yaml
Configuration:
  Appenders:
    Console:
      name: STDOUT
```

```valid
KAFKA_NODE_ID=1
#! mounted log4j2.yaml
Configuration:
  Loggers:
    Root:
      level: INFO
    Logger: []
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(failure) = facts.failure() else { return Vec::new() };
    let refused = LOG_FILES.into_iter().filter_map(|(file, _)| {
        let bytes = mounted(facts, file)?;
        let error = rewrite(bytes, &Overrides::default()).err()?.to_string();
        if !failure.ends_with(&error) {
            return None;
        }
        let offset =
            std::str::from_utf8(bytes).ok().and_then(|text| yaml::load(text).err()?.offset()).unwrap_or(0);
        let name = facts.dialect().file_name(file);
        Some(
            Finding::new(format!("the container ends because of the mounted {name}: {}", in_words(&error)))
                .help("correct the file; both 'Root:' and the list 'Logger:' must stand below 'Loggers:'")
                .at(&in_mounted(file, offset, offset)),
        )
    });
    refused.collect()
}

/// The exception's words, or what they mean where they only name Java methods.
fn in_words(error: &str) -> String {
    if error.contains("Configuration.getLoggers()") {
        return "it has no 'Loggers:'".to_owned();
    }
    if error.contains("asScala()") {
        return "it has no list 'Logger:' below 'Loggers:'".to_owned();
    }
    if error.contains("\"yaml\" is null") {
        return "it holds nothing but null".to_owned();
    }
    // The first lines say what is wrong, the others show the text and the place, as the excerpt does.
    let telling = error.lines().filter(|line| !line.starts_with(' ') && !line.is_empty());
    telling.collect::<Vec<_>>().join(", ")
}
