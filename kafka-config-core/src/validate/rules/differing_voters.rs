//! KC821: nodes of a cluster with different voters.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::Arrange;
use crate::validate::deployment::{Deployment, Node};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::{self, Visible as _};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC821",
    name: "differing-voters",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
`controller.quorum.voters` must be the same on every node. A node that knows other voters rejects the votes of those
that it does not know, and a broker may wait for a controller that nobody runs.

```invalid
#! compose
x-kafka: &kafka
  KAFKA_PROCESS_ROLES: broker,controller
  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
  KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
services:
  kafka-1:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 1
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka-1:9093,2@kafka-2:9093
  kafka-2:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
      KAFKA_CONTROLLER_QUORUM_VOTERS: 2@kafka-2:9093
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

/// The voters that most nodes have are taken to be meant; of equally frequent ones the first.
fn in_cluster(nodes: &[(usize, &Node<'_>)]) -> Vec<(usize, Finding)> {
    let lists: Vec<_> = nodes.iter().map(|(_, node)| sorted(node)).collect();
    let given = || lists.iter().filter(|list| !list.is_empty());
    let mut counts: FxHashMap<&Vec<(i64, &str, u32)>, usize> = FxHashMap::default();
    for list in given() {
        *counts.entry(list).or_default() += 1;
    }
    let most = counts.values().max().copied().unwrap_or_default();
    let Some(common) = given().find(|list| counts.get(list) == Some(&most)) else { return Vec::new() };
    let holder = nodes.iter().zip(&lists).find(|(_, list)| *list == common);
    let holder = holder.map(|((_, node), _)| node.name).unwrap_or_default();
    let differing = nodes.iter().zip(&lists).filter(|(_, list)| !list.is_empty() && *list != common);
    differing.map(|((number, node), list)| (*number, finding(node, list, common, holder))).collect()
}

fn sorted<'n>(node: &'n Node<'_>) -> Vec<(i64, &'n str, u32)> {
    let mut voters: Vec<_> =
        node.voters().iter().map(|voter| (voter.id, voter.host.as_str(), voter.port)).collect();
    voters.arrange_by(Ord::cmp);
    voters
}

fn finding(node: &Node<'_>, own: &[(i64, &str, u32)], common: &[(i64, &str, u32)], holder: &str) -> Finding {
    let without = |one: &[(i64, &str, u32)], other: &[(i64, &str, u32)]| {
        let only = one.iter().filter(|voter| !other.contains(voter));
        let texts: Vec<String> = only.map(|(id, host, port)| format!("{id}@{host}:{port}")).collect();
        if texts.is_empty() { "nothing".to_owned() } else { wording::list(&texts) }
    };
    let (here, there) = (without(own, common), without(common, own));
    let name = node.configuration.name(KEY);
    let message = format!("{name} has {here} where {} has {there}", holder.visible());
    let whole: Vec<String> = common.iter().map(|(id, host, port)| format!("{id}@{host}:{port}")).collect();
    node.finding(KEY, "", message)
        .help(format!("write the same voters on all nodes: {}", wording::list(&whole)))
}

const KEY: &str = "controller.quorum.voters";
