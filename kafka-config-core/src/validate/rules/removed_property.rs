//! KC112: a property of earlier releases.

use crate::diagnostics::{self, Applicability, Finding, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::keys::{self, Kind};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC112",
    name: "removed-property",
    severity: Severity::Warning,
    kind: diagnostics::Kind::Advice,
    page: r"
Kafka removed a property, and this release ignores it without a word beyond a line in its log. What it did is now done
by another property, by a feature level of the cluster, or not at all.

```invalid
KAFKA_PROCESS_ROLES=broker
KAFKA_ZOOKEEPER_CONNECT=zookeeper:2181
```

```invalid
KAFKA_INTER_BROKER_PROTOCOL_VERSION=3.9
```

```invalid
#! image apache/kafka:3.9.1
KAFKA_ADVERTISED_HOST_NAME=kafka
```

```valid
#! image apache/kafka:3.9.1
KAFKA_ZOOKEEPER_CONNECT=zookeeper:2181
KAFKA_INTER_BROKER_PROTOCOL_VERSION=3.9
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    c.strangers().iter().filter_map(|(key, kind)| finding(c, key, kind)).collect()
}

fn finding(c: &Configuration<'_>, key: &str, kind: &Kind) -> Option<Finding> {
    let Kind::Gone { since, help, heir } = *kind else { return None };
    let finding = keys::finding(c, key, &format!("which Kafka has no more since {since}")).help(help);
    Some(match heir.and_then(|heir| keys::rename(c, key, heir, Applicability::Safe)) {
        Some(fix) => finding.fix(fix),
        None => finding,
    })
}
