//! KC220: followers that wait longer than others wait for them.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::relation;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC220",
    name: "replica-fetch-wait",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
A follower's `replica.fetch.wait.max.ms` must not exceed `replica.socket.timeout.ms`, or its connection ends first,
nor `replica.lag.time.max.ms`, or it leaves the in-sync replicas while it waits.

```invalid
KAFKA_REPLICA_FETCH_WAIT_MAX_MS=60000
```

```valid
KAFKA_REPLICA_FETCH_WAIT_MAX_MS=30000
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    const KEY: &str = "replica.fetch.wait.max.ms";
    ["replica.socket.timeout.ms", "replica.lag.time.max.ms"]
        .into_iter()
        .filter_map(|other| relation::at_most(c, KEY, other))
        .collect()
}
