//! KC824: nodes of a cluster with different cluster ids.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{Layer, Variable};
use crate::validate::broker::Mode;
use crate::validate::deployment::{Deployment, Node, at};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC824",
    name: "differing-cluster-ids",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
The cluster id is written into each node's directories when they are formatted. A node with another id than the
controllers is refused: `INCONSISTENT_CLUSTER_ID`. A node without the variable gets the image's own id, which is another
one, too.

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
      CLUSTER_ID: 4L6g3nShT-eMCtK--X86sw
  kafka-2:
    image: apache/kafka:4.1.1
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
      CLUSTER_ID: 4L6g3nShT-eMCtK--X86sw
  kafka-2:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
      CLUSTER_ID: 4L6g3nShT-eMCtK--X86sw
```
",
    check: Check::Deployment(check),
};

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.several().flat_map(|nodes| in_cluster(&nodes)).collect()
}

fn in_cluster(nodes: &[(usize, &Node<'_>)]) -> Vec<(usize, Finding)> {
    let is_kraft = |node: &Node<'_>| node.mode().is_some_and(Mode::is_kraft);
    let with_id = nodes.iter().filter(|(_, node)| is_kraft(node));
    let mut with_id = with_id.filter_map(|(number, node)| Some((*number, *node, node.cluster_id?)));
    // The first that the user chose; the image's own is nobody's choice.
    let Some((_, model, id)) = with_id.clone().find(|(_, _, id)| is_chosen(id)).or_else(|| with_id.next())
    else {
        return Vec::new();
    };
    let other = with_id.filter(|(_, node, own)| own.value != id.value && !std::ptr::eq(*node, model));
    other.map(|(number, node, own)| (number, finding(node, own, model, id))).collect()
}

fn is_chosen(id: &Variable) -> bool {
    id.origin.layer() != Layer::Derived && id.unknown.is_none()
}

fn finding(node: &Node<'_>, own: &Variable, model: &Node<'_>, id: &Variable) -> Finding {
    let (shown, model) = (own.value.visible(), model.name.visible());
    let help =
        format!("give all nodes of the cluster the same CLUSTER_ID, as in CLUSTER_ID={}", id.value.visible());
    if is_chosen(own) {
        Finding::new(format!("the cluster id {shown} is not that of {model}")).help(help).at(&own.origin)
    } else {
        let message = format!(
            "{} gets the image's cluster id {shown}, and {model} has one of its own",
            node.name.visible()
        );
        at(Finding::new(message).help(help), node.service.name.at)
    }
}
