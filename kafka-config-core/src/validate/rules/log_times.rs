//! KC217: roll, jitter and retention times that cannot be.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::time;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC217",
    name: "log-times",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
A log segment must be rolled after at least one millisecond, its jitter cannot be negative, and records are kept for
at least one millisecond or, with -1, for ever. Of `ms`, `minutes` and `hours` the finest that is set counts.

```invalid
KAFKA_LOG_RETENTION_MS=0
```

```valid
KAFKA_LOG_RETENTION_MS=-1
```

```valid
KAFKA_LOG_RETENTION_HOURS=0
KAFKA_LOG_RETENTION_MS=60000
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let roll = time::effective(c, &time::ROLL).filter(|(_, ms)| *ms < 1);
    let jitter = time::effective(c, &time::JITTER).filter(|(_, ms)| *ms < 0);
    let retention = time::effective(c, &time::RETENTION).filter(|(_, ms)| *ms == 0);
    let faults = [
        (roll, "a segment must be rolled after at least 1 ms"),
        (jitter, "the jitter of a roll cannot be negative"),
        (retention, "records are kept at least 1 ms, or for ever with -1"),
    ];
    let findings = faults.into_iter().filter_map(|(fault, why)| {
        let (key, _) = fault?;
        Some(
            c.finding(key, format!("{} is {}, but {why}", c.name(key), c.quoted(key)))
                .help("write a number of at least 1"),
        )
    });
    findings.collect()
}
