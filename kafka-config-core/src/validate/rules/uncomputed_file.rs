//! KC708: the real container writes files that are not computed here.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC708",
    name: "uncomputed-file",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
Of images that edit the logging files of Kafka's own archive only `server.properties` is computed. The broker's
properties do not depend on the others.

```invalid
#! image bitnami/kafka:3.7.0
KAFKA_CFG_NODE_ID=1
KAFKA_CFG_PROCESS_ROLES=broker
KAFKA_CFG_CONTROLLER_QUORUM_VOTERS=2@controller:9093
KAFKA_CFG_CONTROLLER_LISTENER_NAMES=CONTROLLER
```

```valid
#! image apache/kafka:4.0.0
KAFKA_PROCESS_ROLES=broker
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let gaps = facts.prepared.gaps.iter().filter(|gap| !gap.about_properties);
    gaps.map(|gap| Finding::new(gap.text.as_str()).help("look at the files in a running container once"))
        .collect()
}
