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

/// A value with its bounds: `group.KIND.NAME`, `group.KIND.min.NAME`, `group.KIND.max.NAME`.
const BOUNDED: [(&str, &str); 12] = [
    ("consumer", "heartbeat.interval.ms"),
    ("consumer", "session.timeout.ms"),
    ("consumer", "assignment.interval.ms"),
    ("share", "heartbeat.interval.ms"),
    ("share", "session.timeout.ms"),
    ("share", "assignment.interval.ms"),
    ("share", "record.lock.duration.ms"),
    ("share", "delivery.count.limit"),
    ("share", "partition.max.record.locks"),
    ("streams", "heartbeat.interval.ms"),
    ("streams", "session.timeout.ms"),
    ("streams", "assignment.interval.ms"),
];

/// Pairs of which the first must not exceed the second.
const ORDERED: [(&str, &str); 4] = [
    ("group.share.max.size", "group.share.max.share.sessions"),
    ("group.streams.num.standby.replicas", "group.streams.max.standby.replicas"),
    ("group.streams.min.task.offset.interval.ms", "group.streams.task.offset.interval.ms"),
    ("group.streams.num.warmup.replicas", "group.streams.max.warmup.replicas"),
];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let bounded = BOUNDED.iter().flat_map(|(kind, name)| within(c, kind, name));
    let ordered = ORDERED.iter().filter_map(|(small, great)| relation::at_most(c, small, great));
    bounded
        .chain(ordered)
        .chain(["consumer", "share", "streams"].iter().filter_map(|kind| heartbeat(c, kind)))
        .collect()
}

fn within(c: &Configuration<'_>, kind: &str, name: &str) -> Vec<Finding> {
    let value = format!("group.{kind}.{name}");
    let (min, max) = (format!("group.{kind}.min.{name}"), format!("group.{kind}.max.{name}"));
    // The bounds of the two limits came later than the limits; the time of a lock has no check of its bounds alone.
    let pairs = [(&min, &value), (&value, &max), (&min, &max)];
    let has_bounds = c.definition(&min).is_some();
    let few = if name == "record.lock.duration.ms" { 2 } else { 3 };
    let checked = pairs.into_iter().take(if has_bounds { few } else { 0 });
    // One finding is enough where the bounds exclude each other.
    checked.filter_map(|(small, great)| relation::at_most(c, small, great)).take(1).collect()
}

/// Since 4.0 (KAFKA-17635).
fn heartbeat(c: &Configuration<'_>, kind: &str) -> Option<Finding> {
    let (heartbeat, session) =
        (format!("group.{kind}.heartbeat.interval.ms"), format!("group.{kind}.session.timeout.ms"));
    (c.version.major >= 4).then_some(())?;
    relation::below(c, &heartbeat, &session)
}
