//! KC827: a broker that sends its clients to another container.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::input::{Replicas, Replicator};
use crate::validate::broker::Endpoint;
use crate::validate::deployment::{Deployment, Node, Target};
use crate::validate::hosts::is_loopback;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC827",
    name: "advertises-other",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
What a broker advertises has to lead to itself. A copied service that still advertises the name of the first one sends
its clients there: they find a broker with another id, and the partitions of this one are out of reach.

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
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka-1:9092
  kafka-2:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka-1:9092
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
        command: [sh, -c, 'KAFKA_NODE_ID=${HOSTNAME##*-} exec /etc/kafka/docker/run']
        env:
        - {name: KAFKA_PROCESS_ROLES, value: broker}
        - {name: KAFKA_CONTROLLER_LISTENER_NAMES, value: CONTROLLER}
        - {name: KAFKA_CONTROLLER_QUORUM_VOTERS, value: '10@controller:9093'}
        - {name: KAFKA_ADVERTISED_LISTENERS, value: 'PLAINTEXT://kafka-0.kafka:9092'}
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
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka-1:9092
  kafka-2:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka-2:9092
```
",
    check: Check::Deployment(check),
};

const KEY: &str = "advertised.listeners";

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.of_each(|number, node| of_node(deployment, number, node))
}

fn of_node(deployment: &Deployment<'_>, number: usize, node: &Node<'_>) -> Vec<Finding> {
    // A proxy or a load balancer in front of it is no Kafka node.
    if let Some(replicas) = node.replicas().filter(|_| node.is_beyond_command(KEY)) {
        let is_inside =
            |host: &str| !host.contains('.') || deployment.target(number, host) == Target::Node(number);
        return of_replicas(node, replicas, is_inside);
    }
    let others = node.advertised().into_iter().filter(|endpoint| {
        matches!(deployment.target(number, &endpoint.host), Target::Node(other) if other != number)
    });
    let finding = |endpoint: &Endpoint| {
        let (listener, host) = (endpoint.name.visible(), endpoint.host.visible());
        let (own, other) = (&node.service.name.value, deployment.target(number, &endpoint.host));
        let other = match other {
            Target::Node(other) => deployment.nodes.get(other).map_or("another node", |other| other.name),
            _ => "another node",
        };
        let alias =
            if other == endpoint.host { String::new() } else { format!(", which is {}", other.visible()) };
        let own_name = node.name.visible();
        let message = format!(
            "{} of {own_name} sends clients of {listener} to {host}{alias}",
            node.configuration.name(KEY)
        );
        let help = format!("advertise {listener}://{own}:{}", endpoint.port);
        node.finding(KEY, &endpoint.host, message).help(help)
    };
    others.map(finding).collect()
}

/// Containers of one description advertise one address, and that is at most one's own.
fn of_replicas(node: &Node<'_>, replicas: Replicas, is_inside: impl Fn(&str) -> bool) -> Vec<Finding> {
    let advertised = node.advertised().into_iter();
    let fixed = advertised.filter(|endpoint| !endpoint.host.is_empty() && !is_loopback(&endpoint.host));
    let finding = |endpoint: &Endpoint| {
        let (listener, host) = (endpoint.name.visible(), endpoint.host.visible());
        let (key, name) = (node.configuration.name(KEY), node.name.visible());
        let message = format!(
            "{key} of all {} replicas of {name} sends clients of {listener} to {host}",
            replicas.count
        );
        let help = match (replicas.by, &node.service.subdomain) {
            (Replicator::Compose, _) => "write a service for each node, which advertises its own name".to_owned(),
            _ if !is_inside(&endpoint.host) => {
                "give each of them an address of its own, as by a Service for each pod, and set the variable in a command"
                    .to_owned()
            }
            (Replicator::StatefulSet, Some(service)) => format!(
                "take the name from the pod: a variable POD_NAME of the field metadata.name above, and here \
                 {listener}://$(POD_NAME).{}:{}",
                service.value, endpoint.port
            ),
            (Replicator::StatefulSet | Replicator::Deployment, _) => {
                "make it a StatefulSet with a serviceName, and advertise $(POD_NAME).SERVICE".to_owned()
            }
        };
        node.finding(KEY, &endpoint.host, message).help(help)
    };
    fixed.map(finding).collect()
}
