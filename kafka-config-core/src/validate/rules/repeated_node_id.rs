//! KC820: two nodes of a cluster with the same id.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Mode;
use crate::validate::deployment::{Deployment, Node};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC820",
    name: "repeated-node-id",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Each node of a cluster needs a `node.id` of its own. Of two brokers with the same id the second is refused again and
again (`DuplicateBrokerRegistrationException`); two controllers with the same id never agree on a leader. A copied service
whose id was forgotten is the usual reason, or an id that stands in the part that all services share.

```invalid
#! compose
x-kafka: &kafka
  KAFKA_PROCESS_ROLES: broker,controller
  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
  KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
  KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka-1:9093,2@kafka-2:9093
services:
  kafka-1:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 1
  kafka-2:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 1
```

```valid
#! compose
x-kafka: &kafka
  KAFKA_PROCESS_ROLES: broker,controller
  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
  KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
  KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka-1:9093,2@kafka-2:9093
services:
  kafka-1:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 1
  kafka-2:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
```
",
    check: Check::Deployment(check),
};

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.several().flat_map(|nodes| in_cluster(&nodes)).collect()
}

fn in_cluster(nodes: &[(usize, &Node<'_>)]) -> Vec<(usize, Finding)> {
    let mut first: FxHashMap<i64, &str> = FxHashMap::default();
    let mut found = Vec::new();
    for (number, node) in nodes {
        let key = if node.mode().is_some_and(Mode::is_kraft) { "node.id" } else { "broker.id" };
        // -1 lets ZooKeeper choose.
        let Some(id) = node.configuration.whole(key).filter(|id| *id >= 0) else { continue };
        match first.get(&id) {
            Some(other) => {
                let message = format!("{key} {id} is that of {}, too", other.visible());
                let help = format!("give {} an id that no other node has", node.name.visible());
                found.push((*number, node.finding(key, "", message).help(help)));
            }
            None => {
                first.insert(id, node.name);
            }
        }
    }
    found
}
