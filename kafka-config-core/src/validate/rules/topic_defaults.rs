//! KC228: defaults of topics that contradict each other.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::Broker;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::{relation, time};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC228",
    name: "topic-defaults",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::B),
    page: r"
A broker turns its `log.*` properties into the defaults of topics and checks those as it opens its logs: the least
compaction lag must not exceed the greatest, what tiered storage keeps locally must not exceed what is kept at all,
and a time between flushes cannot be negative. This comes after the log directories, so a formatted node gets this far.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LOG_CLEANER_MIN_COMPACTION_LAG_MS=2000
KAFKA_LOG_CLEANER_MAX_COMPACTION_LAG_MS=1000
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LOG_CLEANER_MIN_COMPACTION_LAG_MS=1000
KAFKA_LOG_CLEANER_MAX_COMPACTION_LAG_MS=2000
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.broker().and_then(Broker::serves_clients) != Some(true) {
        return Vec::new();
    }
    let lag = relation::at_most(c, "log.cleaner.min.compaction.lag.ms", "log.cleaner.max.compaction.lag.ms");
    [lag, local_bytes(c), local_time(c), flush(c)].into_iter().flatten().collect()
}

fn local_bytes(c: &Configuration<'_>) -> Option<Finding> {
    local(c, "log.local.retention.bytes", "log.retention.bytes", c.whole("log.retention.bytes")?)
}

fn local_time(c: &Configuration<'_>) -> Option<Finding> {
    let (key, total) = time::effective(c, &time::RETENTION)?;
    local(c, "log.local.retention.ms", key, total)
}

/// -1 keeps everything, -2 locally as much as at all.
fn local(c: &Configuration<'_>, key: &str, total_key: &str, total: i64) -> Option<Finding> {
    let local = c.whole(key)?;
    let enabled = c.flag("remote.log.storage.system.enable")?;
    (enabled && total > -1 && local != -2 && (local == -1 || local > total)).then(|| {
        c.finding_at_first(
            &[key, total_key],
            format!("{} is {local}, more than the {total} of {}", c.name(key), c.name(total_key)),
        )
        .help("write -2 to keep locally what is kept at all, or less than that")
    })
}

fn flush(c: &Configuration<'_>) -> Option<Finding> {
    let (key, value) = time::effective(c, &time::FLUSH)?;
    (value < 0).then(|| {
        c.finding(key, format!("{} is {value}, and the time between flushes cannot be negative", c.name(key)))
            .help("remove it: the default leaves flushing to the operating system")
    })
}
