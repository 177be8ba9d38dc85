//! KC224: a group setting outside of its own bounds.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::relation;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC224",
    name: "group-limits",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Consumer (KIP-848), share (KIP-932) and streams groups (KIP-1071) have a value for heartbeat, session and more, and a least and a greatest
value that a group may ask for. The value must lie between the two, and a heartbeat must be shorter than its session.

```invalid
KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS=4000
```

```invalid
KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS=60000
KAFKA_GROUP_CONSUMER_MAX_HEARTBEAT_INTERVAL_MS=90000
```

```valid
KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS=6000
```
",
    check: Check::Properties(check),
};

/// A value with its bounds: `group.KIND.min.NAME`, `group.KIND.NAME`, `group.KIND.max.NAME`.
macro_rules! bounded {
    ($kind:literal, $name:literal) => {
        [
            concat!("group.", $kind, ".min.", $name),
            concat!("group.", $kind, ".", $name),
            concat!("group.", $kind, ".max.", $name),
        ]
    };
}

const BOUNDED: [[&str; 3]; 12] = [
    bounded!("consumer", "heartbeat.interval.ms"),
    bounded!("consumer", "session.timeout.ms"),
    bounded!("consumer", "assignment.interval.ms"),
    bounded!("share", "heartbeat.interval.ms"),
    bounded!("share", "session.timeout.ms"),
    bounded!("share", "assignment.interval.ms"),
    LOCK,
    bounded!("share", "delivery.count.limit"),
    bounded!("share", "partition.max.record.locks"),
    bounded!("streams", "heartbeat.interval.ms"),
    bounded!("streams", "session.timeout.ms"),
    bounded!("streams", "assignment.interval.ms"),
];

/// Its bounds are not compared with each other.
const LOCK: [&str; 3] = bounded!("share", "record.lock.duration.ms");

/// Heartbeats with their sessions.
const HEARTBEATS: [(&str, &str); 3] = [
    ("group.consumer.heartbeat.interval.ms", "group.consumer.session.timeout.ms"),
    ("group.share.heartbeat.interval.ms", "group.share.session.timeout.ms"),
    ("group.streams.heartbeat.interval.ms", "group.streams.session.timeout.ms"),
];

/// Pairs of which the first must not exceed the second.
const ORDERED: [(&str, &str); 4] = [
    ("group.share.max.size", "group.share.max.share.sessions"),
    ("group.streams.num.standby.replicas", "group.streams.max.standby.replicas"),
    ("group.streams.min.task.offset.interval.ms", "group.streams.task.offset.interval.ms"),
    ("group.streams.num.warmup.replicas", "group.streams.max.warmup.replicas"),
];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let bounded = BOUNDED.iter().filter_map(|bounds| within(c, bounds));
    let ordered = ORDERED.iter().filter_map(|(small, great)| relation::at_most(c, small, great));
    // Since 4.0 (KAFKA-17635).
    let compared = if c.version.major >= 4 { HEARTBEATS.as_slice() } else { &[] };
    let heartbeats =
        compared.iter().filter_map(|(heartbeat, session)| relation::below(c, heartbeat, session));
    bounded.chain(ordered).chain(heartbeats).collect()
}

/// One finding is enough where the bounds exclude each other.
fn within(c: &Configuration<'_>, bounds: &[&str; 3]) -> Option<Finding> {
    let [min, value, max] = *bounds;
    // The bounds of the two limits came later than the limits.
    c.definition(min)?;
    relation::at_most(c, min, value)
        .or_else(|| relation::at_most(c, value, max))
        .or_else(|| if *bounds == LOCK { None } else { relation::at_most(c, min, max) })
}
