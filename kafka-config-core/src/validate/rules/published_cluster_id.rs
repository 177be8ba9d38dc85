//! KC422: the cluster id that all have who set none.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::PropertyKey;
use crate::validate::facts::Facts;
use crate::validate::listeners;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC422",
    name: "published-cluster-id",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
Without `CLUSTER_ID` the image formats its storage with an id that is the same everywhere. Nodes of two such clusters
take each other for their own, so a wrong address in a list of voters goes unnoticed.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093
```

```valid
CLUSTER_ID=MkU3OEVBNTcwNTJENDM2Qk
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
```
",
    check: Check::Container(check),
};

/// What the image's `configureDefaults` sets.
const PUBLISHED: &str = "5L6g3nShT-eMCtK--X86sw";

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let voters = listeners::items(listeners::value(facts, "controller.quorum.voters")).count();
    if voters < 2 || facts.text("CLUSTER_ID") != PUBLISHED {
        return Vec::new();
    }
    let finding = Finding::new(format!("the cluster's id is {PUBLISHED}, the default of the image"))
        .help(
            "set CLUSTER_ID on all nodes before the first start, to what kafka-storage.sh random-uuid prints",
        )
        .key(&PropertyKey::new("cluster.id"));
    vec![facts.at_variable(finding, "CLUSTER_ID")]
}
