//! KC229: more acknowledgements of offsets than replicas, up to 3.9.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC229",
    name: "offsets-acks",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`offsets.commit.required.acks` is -1 for all replicas or at most `offsets.topic.replication.factor`. 4.0 removed it.

```invalid
#! image apache/kafka:3.9.1
KAFKA_OFFSETS_COMMIT_REQUIRED_ACKS=3
KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1
```

```valid
#! image apache/kafka:3.9.1
KAFKA_OFFSETS_COMMIT_REQUIRED_ACKS=-1
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    const ACKS: &str = "offsets.commit.required.acks";
    const FACTOR: &str = "offsets.topic.replication.factor";
    let (Some(acks), Some(factor)) = (c.whole(ACKS), c.whole(FACTOR)) else { return Vec::new() };
    if (-1..=factor).contains(&acks) {
        return Vec::new();
    }
    let message =
        format!("{} is {acks}, and must be between -1 and the {factor} of {}", c.name(ACKS), c.name(FACTOR));
    vec![c.finding_at_first(&[ACKS, FACTOR], message).help("write -1 for all replicas")]
}
