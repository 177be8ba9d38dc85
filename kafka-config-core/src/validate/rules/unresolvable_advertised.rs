//! KC826: an advertised name that no other container can look up.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Endpoint;
use crate::validate::deployment::{Deployment, Node, Target};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC826",
    name: "unresolvable-advertised",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Clients and other brokers connect to what a broker advertises. In the network of a compose project only the names of
services, containers and hosts can be looked up; whoever is sent to another name reads `UnknownHostException`.

A listener whose port is published may advertise a name of the world outside; the rule says nothing about it.

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
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka1:9092
  kafka-2:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka-2:9092
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
    let lost = node.advertised().into_iter().filter(|endpoint| {
        deployment.target(number, &endpoint.host) == Target::Nowhere && !node.publishes(endpoint)
    });
    let finding = |endpoint: &Endpoint| {
        let (listener, host) = (endpoint.name.visible(), endpoint.host.visible());
        let message = format!(
            "{} sends clients of {listener} to {host}, and no container is called so",
            node.configuration.name(KEY)
        );
        let help = format!("advertise {listener}://{}:{}", node.service.name.value, endpoint.port);
        node.finding(KEY, &endpoint.host, message).help(help)
    };
    lost.map(finding).collect()
}
