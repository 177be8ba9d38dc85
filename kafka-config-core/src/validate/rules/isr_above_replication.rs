//! KC231: more replicas in sync than there are.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Broker;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC231",
    name: "isr-above-replication",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A write with `acks=all` needs as many replicas in sync as the topic's minimum says. Where the minimum is above the
number of replicas, each one fails with `NOT_ENOUGH_REPLICAS`. The coordinators write so: offsets cannot be committed
and transactions cannot begin. `__consumer_offsets` takes `min.insync.replicas`, the other two topics have a minimum of
their own, by default 2.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR=1
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_DEFAULT_REPLICATION_FACTOR=2
KAFKA_MIN_INSYNC_REPLICAS=3
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR=1
KAFKA_TRANSACTION_STATE_LOG_MIN_ISR=1
KAFKA_DEFAULT_REPLICATION_FACTOR=3
KAFKA_MIN_INSYNC_REPLICAS=2
```
",
    check: Check::Properties(check),
};

const MINIMUM: &str = "min.insync.replicas";

/// Minimum, number of replicas, and whether the number must be the user's own for the pair to mean something: topics
/// are mostly created with a number of theirs.
const PAIRS: [(&str, &str, bool); 4] = [
    (MINIMUM, "default.replication.factor", true),
    (MINIMUM, "offsets.topic.replication.factor", false),
    ("transaction.state.log.min.isr", "transaction.state.log.replication.factor", false),
    ("share.coordinator.state.topic.min.isr", "share.coordinator.state.topic.replication.factor", false),
];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.broker().and_then(Broker::serves_clients) != Some(true) {
        return Vec::new();
    }
    PAIRS
        .into_iter()
        .filter_map(|(least, count, must_be_set)| {
            let is_said = c.is_set(count) || (!must_be_set && c.is_set(least));
            if is_said { find(c, least, count) } else { None }
        })
        .collect()
}

fn find(c: &Configuration<'_>, least_key: &str, count_key: &str) -> Option<Finding> {
    let (least, count) = (c.whole(least_key)?, c.whole(count_key)?);
    if least <= count {
        return None;
    }
    let default = |key: &str| if c.is_set(key) { "" } else { " by default" };
    let message = format!(
        "{} is {least}{}, more than the {count} of {}{}, so writes with acks=all fail",
        c.name(least_key),
        default(least_key),
        c.name(count_key),
        default(count_key)
    );
    let finding = c
        .finding(least_key, message)
        .help(format!("set {least_key} to at most {count}, or raise {count_key}"));
    Some(match c.get(least_key).or_else(|| c.get(count_key)).and_then(|setting| setting.origin) {
        Some(origin) => finding.at(origin),
        None => finding,
    })
}
