//! KC218: log directories that Kafka cannot use together.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::Broker;
use crate::validate::configuration::Configuration;
use crate::validate::directories;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC218",
    name: "log-directories",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`log.dirs` wins over `log.dir` even when it is empty, and then no directory is left. 3.7 allows tiered storage with
one directory only. Since 4.3 `cordoned.log.dirs` is `*` alone or names directories exactly as `log.dirs` does.

```invalid
#! image apache/kafka:4.1.1
KAFKA_LOG_DIRS=,
```

```invalid
#! image apache/kafka:4.4.0
KAFKA_PROCESS_ROLES=broker
KAFKA_LOG_DIRS=/data/a,/data/b
KAFKA_CORDONED_LOG_DIRS=/data/a/
```

```valid
#! image apache/kafka:4.4.0
KAFKA_PROCESS_ROLES=broker
KAFKA_LOG_DIRS=/data/a,/data/b
KAFKA_CORDONED_LOG_DIRS=/data/a
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(directories) = directories::effective(c) else { return Vec::new() };
    let key = if c.is_set("log.dirs") { "log.dirs" } else { "log.dir" };
    if directories.is_empty() {
        let help = "name at least one directory, such as /var/lib/kafka/data";
        return vec![c.finding(key, format!("{} leaves no log directory", c.name(key))).help(help)];
    }
    tiered(c, key, &directories).into_iter().chain(cordoned(c, &directories)).collect()
}

fn tiered(c: &Configuration<'_>, key: &str, directories: &[&str]) -> Option<Finding> {
    let only_one = (c.version.major, c.version.minor) == (3, 7);
    let enabled = only_one && c.flag("remote.log.storage.system.enable")?;
    (enabled && directories.len() > 1).then(|| {
        c.finding(
            key,
            format!(
                "{} names {} directories, and tiered storage in 3.7 takes one",
                c.name(key),
                directories.len()
            ),
        )
        .help("keep one directory, or turn remote.log.storage.system.enable off; 3.8 and later take several")
    })
}

fn cordoned(c: &Configuration<'_>, directories: &[&str]) -> Vec<Finding> {
    const KEY: &str = "cordoned.log.dirs";
    let is_broker = c.broker().and_then(Broker::serves_clients) == Some(true);
    let items = if is_broker { c.list(KEY).unwrap_or_default() } else { Vec::new() };
    if items.contains(&"*") {
        let message = || format!("{} has directories beside *, which already means all", c.name(KEY));
        let finding = || c.finding(KEY, message()).help("write * alone, or the directories alone");
        return if items.len() > 1 { vec![finding()] } else { Vec::new() };
    }
    let known: FxHashSet<&str> = directories.iter().copied().collect();
    let unknown = items.into_iter().filter(|item| !known.contains(item));
    unknown
        .map(|item| {
            c.finding_in(
                KEY,
                item,
                format!(
                    "{} names '{}', which is not one of the log directories",
                    c.name(KEY),
                    item.visible()
                ),
            )
            .help(format!("write it exactly as there: {}", wording::list(directories)))
        })
        .collect()
}
