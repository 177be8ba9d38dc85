//! KC227: limits of coordinators that only their code knows.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::list;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC227",
    name: "coordinator-limits",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`share.coordinator.snapshot.update.records.per.snapshot` is at most 500, and `group.streams.rack.aware.assignment.tags`
must not name a tag twice, although their definitions allow both.

```invalid
#! image apache/kafka:4.1.1
KAFKA_SHARE_COORDINATOR_SNAPSHOT_UPDATE_RECORDS_PER_SNAPSHOT=501
```

```valid
#! image apache/kafka:4.1.1
KAFKA_SHARE_COORDINATOR_SNAPSHOT_UPDATE_RECORDS_PER_SNAPSHOT=500
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    snapshot(c).into_iter().chain(tags(c)).collect()
}

fn snapshot(c: &Configuration<'_>) -> Option<Finding> {
    const KEY: &str = "share.coordinator.snapshot.update.records.per.snapshot";
    let value = c.whole(KEY)?;
    (!(0..=500).contains(&value)).then(|| {
        c.finding(KEY, format!("{} is {value}, and must be between 0 and 500", c.name(KEY)))
            .help("write at most 500, which is the default")
    })
}

fn tags(c: &Configuration<'_>) -> Option<Finding> {
    const KEY: &str = "group.streams.rack.aware.assignment.tags";
    // Kafka drops repetitions from the list, but compares it with what was written.
    c.list(KEY)?;
    let written = list(&c.get(KEY)?.value);
    let repeated = (0..written.len()).find_map(|place| {
        let tag = written.get(place)?;
        written.iter().take(place).any(|other| other == tag).then_some(*tag)
    })?;
    Some(
        c.finding(KEY, format!("{} has the tag {} twice", c.name(KEY), repeated.visible()))
            .help("name every tag once"),
    )
}
