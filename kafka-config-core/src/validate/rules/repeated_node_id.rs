//! KC820: two nodes of a cluster with the same id.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::input::Replicator;
use crate::validate::broker::Mode;
use crate::validate::deployment::{Deployment, Node, Numbering, by_ordinal};
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

```invalid
#! kubernetes
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: kafka}
spec:
  replicas: 3
  serviceName: kafka
  template:
    spec:
      containers:
      - name: kafka
        image: apache/kafka:4.1.1
        env:
        - {name: KAFKA_NODE_ID, value: '1'}
        - {name: KAFKA_PROCESS_ROLES, value: broker}
```

```valid
#! kubernetes
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: kafka}
spec:
  replicas: 3
  serviceName: kafka
  template:
    spec:
      containers:
      - name: kafka
        image: apache/kafka:4.1.1
        command: [sh, -c, 'KAFKA_NODE_ID=${HOSTNAME##*-} exec /etc/kafka/docker/run']
        env:
        - {name: KAFKA_PROCESS_ROLES, value: broker}
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
    let replicas = deployment.of_each(|_, node| of_replicas(node));
    deployment.several().flat_map(|nodes| in_cluster(&nodes)).chain(replicas).collect()
}

/// The id of a node as its files have it, with its key. -1 lets `ZooKeeper` choose.
fn id_of(node: &Node<'_>) -> Option<(&'static str, i64)> {
    let key = if node.mode().is_some_and(Mode::is_kraft) { "node.id" } else { "broker.id" };
    node.configuration.whole(key).filter(|id| *id >= 0).map(|id| (key, id))
}

/// Containers of one description have one id, unless a command gives each its own.
fn of_replicas(node: &Node<'_>) -> Option<Finding> {
    let replicas = node.replicas().filter(|_| node.own_command().is_none())?;
    let (key, id) = id_of(node)?;
    let message = format!("{key} {id} is that of all {} replicas of {}", replicas.count, node.name.visible());
    Some(node.finding(key, "", message).help(match replicas.by {
        Replicator::Compose => "write a service for each node, with an id of its own".to_owned(),
        Replicator::StatefulSet => format!("take it from the pod's name in a command: {}", command(node)),
        Replicator::Deployment => format!(
            "make it a StatefulSet, whose pods are numbered, and take the id from the name: {}",
            command(node)
        ),
    }))
}

/// A command that gives each pod the id that the voters have for it.
fn command(node: &Node<'_>) -> String {
    let numbering = node.numbering();
    let renumber = match numbering {
        Numbering::Above(_) => "",
        Numbering::Uneven => ", and give each voter the number of its pod",
    };
    format!("{}{renumber}", by_ordinal(numbering))
}

fn in_cluster(nodes: &[(usize, &Node<'_>)]) -> Vec<(usize, Finding)> {
    let mut first: FxHashMap<i64, &str> = FxHashMap::default();
    let mut found = Vec::new();
    for (number, node) in nodes {
        let Some((key, id)) = id_of(node) else { continue };
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
