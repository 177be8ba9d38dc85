//! KC113: a property of later releases.

use crate::diagnostics::{self, Finding, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::keys::{self, Kind};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC113",
    name: "future-property",
    severity: Severity::Warning,
    kind: diagnostics::Kind::Advice,
    page: r"
A property that comes with a later release of Kafka has no effect in this one.

```invalid
#! image apache/kafka:3.9.1
KAFKA_PROCESS_ROLES=broker
KAFKA_REMOTE_LOG_MANAGER_FOLLOWER_THREAD_POOL_SIZE=4
```

```valid
#! image apache/kafka:4.2.0
KAFKA_PROCESS_ROLES=broker
KAFKA_REMOTE_LOG_MANAGER_FOLLOWER_THREAD_POOL_SIZE=4
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    c.strangers().iter().filter_map(|(key, kind)| finding(c, key, kind)).collect()
}

fn finding(c: &Configuration<'_>, key: &str, kind: &Kind) -> Option<Finding> {
    let Kind::Future(since) = *kind else { return None };
    let clause = format!("which comes with Kafka {since}, and this is {}", c.version);
    Some(keys::finding(c, key, &clause).help(format!("remove it, or use Kafka {since} or later")))
}
