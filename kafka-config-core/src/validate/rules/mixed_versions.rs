//! KC828: nodes of a cluster that run different releases.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::deployment::{Deployment, Node, at};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC828",
    name: "mixed-versions",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A cluster runs with two releases while it is upgraded, not for good: features stay at the level of the older one, and 4.x
does not talk to nodes before 3.3 at all. The usual reason is a tag that was changed at one service only.

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
    image: apache/kafka:3.9.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
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
    let line = |node: &Node<'_>| (node.version().major, node.version().minor);
    let Some((_, first)) = nodes.first() else { return Vec::new() };
    let other = nodes.iter().filter(|(_, node)| line(node) != line(first));
    let finding = |(number, node): &(usize, &Node<'_>)| {
        let place = node.service.image.as_ref().map_or(node.service.name.at, |image| image.at);
        let message = format!(
            "{} runs Kafka {}, and {} runs {}",
            node.name.visible(),
            node.version(),
            first.name.visible(),
            first.version()
        );
        (
            *number,
            at(
                Finding::new(message).help("run the same release on all nodes, unless this is an upgrade"),
                place,
            ),
        )
    };
    other.map(finding).collect()
}
