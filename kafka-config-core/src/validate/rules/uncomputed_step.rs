//! KC707: the real container does more than is computed here.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::Gap;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC707",
    name: "uncomputed-step",
    severity: Severity::Warning,
    kind: Kind::Undecided,
    page: r"
The scripts of some images run commands, read files or know the container's address, and the properties depend on it.
What they do is told, the rest is judged, and without a fault in it the verdict is unknown.

```invalid
#! image bitnami/kafka:3.7.0
KAFKA_NODE_ID_COMMAND=hostname
KAFKA_CFG_NODE_ID=1
KAFKA_CFG_PROCESS_ROLES=broker
KAFKA_CFG_CONTROLLER_QUORUM_VOTERS=2@controller:9093
KAFKA_CFG_CONTROLLER_LISTENER_NAMES=CONTROLLER
```

```valid
#! image bitnami/kafka:3.7.0
KAFKA_CFG_NODE_ID=1
KAFKA_CFG_PROCESS_ROLES=broker
KAFKA_CFG_CONTROLLER_QUORUM_VOTERS=2@controller:9093
KAFKA_CFG_CONTROLLER_LISTENER_NAMES=CONTROLLER
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let gaps = facts.prepared.gaps.iter().filter(|gap| gap.about_properties);
    gaps.map(told).collect()
}

fn told(gap: &Gap) -> Finding {
    let finding =
        Finding::new(gap.text.as_str()).help("look at server.properties in a running container once");
    match &gap.origin {
        Some(origin) => finding.at(origin),
        None => finding,
    }
}
