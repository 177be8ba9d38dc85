//! KC422: the cluster id that all have who set none.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::dialect::{Confluent, Edition, Entrypoint, Helper};
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
take each other for their own, so a wrong address in a list of voters goes unnoticed. Confluent's images since 8.1 take
an empty id; the older ones end: `CLUSTER_ID is required.`

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093
```

```invalid
#! image confluentinc/cp-kafka:8.1.0
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
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
    check: Check::AnyContainer(check),
};

/// What `configureDefaults` of Apache's images sets.
const PUBLISHED: &str = "5L6g3nShT-eMCtK--X86sw";

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let message = match facts.dialect().entrypoint {
        Entrypoint::Apache if has_others(facts) && facts.text("CLUSTER_ID") == PUBLISHED => {
            format!("the cluster's id is {PUBLISHED}, the default of the image")
        }
        // Its image sets an empty one, which is there for `ub`.
        Entrypoint::Confluent(Confluent { helper: Helper::Ub, edition, .. })
            if edition != Edition::Local
                && facts.failure().is_none()
                && facts.text("CLUSTER_ID").is_empty() =>
        {
            "CLUSTER_ID is not set, and the image formats its storage with an empty cluster id".to_owned()
        }
        _ => return Vec::new(),
    };
    let help =
        "set CLUSTER_ID on all nodes before the first start, to what kafka-config format random-uuid prints";
    let finding = Finding::new(message).help(help).key(&PropertyKey::new("cluster.id"));
    vec![facts.at_variable(finding, "CLUSTER_ID")]
}

fn has_others(facts: &Facts<'_>) -> bool {
    listeners::items(listeners::value(facts, "controller.quorum.voters")).count() > 1
}
