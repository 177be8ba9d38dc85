//! KC233: a log directory twice.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Broker;
use crate::validate::configuration::Configuration;
use crate::validate::directories;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC233",
    name: "repeated-log-directory",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Kafka compares the paths in `log.dirs` once they are real ones, and ends where two are the same: `Duplicate log directory
found`. Since 4.2 it drops what is written the same way twice, but `/data` and `/data/` are still two.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LOG_DIRS=/var/lib/kafka/data,/var/lib/kafka/data/
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LOG_DIRS=/var/lib/kafka/data-1,/var/lib/kafka/data-2
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let key = if c.is_set("log.dirs") { "log.dirs" } else { "log.dir" };
    c.broker().and_then(Broker::serves_clients).filter(|serves| *serves)?;
    let directories = directories::effective(c)?;
    let mut known = FxHashSet::default();
    let again = directories.iter().copied().find(|path| !known.insert(plain(path)))?;
    let message = format!("{} has the directory {} twice", c.name(key), again.visible());
    Some(c.finding_in(key, again, message).help("name every directory once"))
}

/// A path without what does not matter.
fn plain(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let root = if path.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}
