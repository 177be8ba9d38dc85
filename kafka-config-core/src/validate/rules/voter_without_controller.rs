//! KC823: a voter at whose address no controller listens.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Voter;
use crate::validate::deployment::{Deployment, Node, Numbering, Target, by_ordinal};
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC823",
    name: "voter-without-controller",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
A voter is the id, the host and the controller port of a node with the role controller. Where the host is a node that is no
controller, has another id or has its controller listener at another port, the others wait for it in vain. Pods of a stateful
set are numbered from 0, and so are ids that a command takes from their names.

```invalid
#! compose
x-kafka: &kafka
  KAFKA_PROCESS_ROLES: broker,controller
  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
  KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
  KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka-1:9093,2@kafka-2:9092
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

```invalid
#! compose
x-kafka: &kafka
  KAFKA_PROCESS_ROLES: broker,controller
  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
  KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
  KAFKA_CONTROLLER_QUORUM_VOTERS: 2@kafka-1:9093,1@kafka-2:9093
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

```invalid
#! kubernetes
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: kafka}
spec:
  replicas: 2
  serviceName: brokers
  template:
    spec:
      containers:
      - name: kafka
        image: apache/kafka:4.1.1
        command: [sh, -c, 'KAFKA_NODE_ID=${HOSTNAME##*-} exec /etc/kafka/docker/run']
        env:
        - {name: KAFKA_PROCESS_ROLES, value: 'broker,controller'}
        - {name: KAFKA_CONTROLLER_LISTENER_NAMES, value: CONTROLLER}
        - {name: KAFKA_LISTENERS, value: 'PLAINTEXT://:9092,CONTROLLER://:9093'}
        - {name: KAFKA_CONTROLLER_QUORUM_VOTERS, value: '1@kafka-0.brokers:9093,2@kafka-1.brokers:9093'}
```

```valid
#! kubernetes
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: kafka}
spec:
  replicas: 2
  serviceName: brokers
  template:
    spec:
      containers:
      - name: kafka
        image: apache/kafka:4.1.1
        command: [sh, -c, 'KAFKA_NODE_ID=$((${HOSTNAME##*-}+1)) exec /etc/kafka/docker/run']
        env:
        - {name: KAFKA_PROCESS_ROLES, value: 'broker,controller'}
        - {name: KAFKA_CONTROLLER_LISTENER_NAMES, value: CONTROLLER}
        - {name: KAFKA_LISTENERS, value: 'PLAINTEXT://:9092,CONTROLLER://:9093'}
        - {name: KAFKA_CONTROLLER_QUORUM_VOTERS, value: '1@kafka-0.brokers:9093,2@kafka-1.brokers:9093'}
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

const KEY: &str = "controller.quorum.voters";

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.of_each(|number, node| of_node(deployment, number, node))
}

/// What a node knows wrongly of the others; its own entry is the business of rules about one node.
fn of_node(deployment: &Deployment<'_>, number: usize, node: &Node<'_>) -> Vec<Finding> {
    node.voters().iter().filter_map(|voter| of_voter(deployment, number, node, voter)).collect()
}

/// What is wrong with a voter of a node.
pub(super) fn of_voter(
    deployment: &Deployment<'_>,
    number: usize,
    node: &Node<'_>,
    voter: &Voter,
) -> Option<Finding> {
    let target = match deployment.target(number, &voter.host) {
        Target::Node(other) if other != number || node.is_pod(&voter.host) => deployment.nodes.get(other)?,
        Target::Node(_) if !node.is_controller() && !is_own_business(node, voter) => node,
        Target::Other => {
            let message = format!("{} is no Kafka node, so it cannot be voter {}", voter.host, voter.id);
            return Some(node.finding(KEY, &voter.text, message).help("name the controllers only"));
        }
        _ => return None,
    };
    let (message, help) = fault(&deployment.nodes, target, voter)?;
    Some(node.finding(KEY, &voter.text, message).help(help))
}

/// Whether rules about one node tell of a voter that is this broker by its id, or at `localhost`.
pub(super) fn is_own_business(node: &Node<'_>, voter: &Voter) -> bool {
    hosts::is_loopback(&voter.host) || node.configuration.whole("node.id") == Some(voter.id)
}

fn fault(nodes: &[Node<'_>], target: &Node<'_>, voter: &Voter) -> Option<(String, String)> {
    let (name, id, port) = (target.name.visible(), voter.id, voter.port);
    if target.mode().is_some_and(|mode| mode.is_kraft() && !mode.is_controller()) {
        let message = format!("voter {id} is {name}, whose process.roles have no controller");
        return Some((message, "name the controllers only, or give it the role controller".to_owned()));
    }
    let own = target.id_at(&voter.host).filter(|own| *own >= 0)?;
    if own != id {
        // Where another node has the same id, that is the fault.
        let holders = nodes.iter().filter(|node| node.configuration.whole("node.id") == Some(own)).count();
        let repeats = target.replicas().is_some() && target.own_command().is_none();
        if holders > 1 || repeats {
            return None;
        }
        return Some(other_id(target, voter, own));
    }
    let listeners = target.controller_listeners();
    let first = listeners.first()?;
    let listens = listeners.iter().any(|endpoint| i64::from(endpoint.port) == i64::from(port));
    (!listens).then(|| {
        let message = format!(
            "voter {id} is looked for at port {port}, and the controller of {name} listens at {}",
            first.port
        );
        (message, format!("write {id}@{}:{}", voter.host, first.port))
    })
}

fn other_id(target: &Node<'_>, voter: &Voter, own: i64) -> (String, String) {
    let (id, host, port) = (voter.id, voter.host.visible(), voter.port);
    let is_pod = target.is_pod(&voter.host);
    let name = if is_pod { host.as_str() } else { target.name };
    let message = format!("voter {id} is {}, whose node.id is {own}", name.visible());
    let help = match target.numbering() {
        numbering @ Numbering::Above(_) if is_pod => format!("start it with {}", by_ordinal(numbering)),
        _ => format!("write {own}@{host}:{port}"),
    };
    (message, help)
}
