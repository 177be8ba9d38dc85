//! KC826: an advertised name that no other container can look up.

use super::unknown_voter::is_on_bridge;
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
services, containers and hosts can be looked up, and only on the networks that they are on; whoever is sent to another name
reads `UnknownHostException`. The same holds for a pod beyond the replicas of its stateful set.

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

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    networks: [brokers]
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://gateway:9092
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
  gateway:
    image: envoyproxy/envoy:v1.30.1
    networks: [outside]
networks: {brokers: {}, outside: {}}
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
    let fault = |endpoint: &Endpoint| {
        let why = match deployment.target(number, &endpoint.host) {
            Target::Nowhere => format!("and {}", deployment.why_nowhere(&endpoint.host)),
            Target::Apart if !is_on_bridge(node) => {
                format!("which is on none of the networks of {}", node.name.visible())
            }
            _ => return None,
        };
        (!node.publishes(endpoint)).then(|| finding(node, endpoint, &why))
    };
    node.advertised().into_iter().filter_map(fault).collect()
}

fn finding(node: &Node<'_>, endpoint: &Endpoint, why: &str) -> Finding {
    let (listener, host) = (endpoint.name.visible(), endpoint.host.visible());
    let name = node.configuration.name(KEY);
    let message = format!("{name} sends clients of {listener} to {host}, {why}");
    let (own, port) = (&node.service.name.value, endpoint.port);
    let help = match &node.service.subdomain {
        Some(service) => {
            let first = format!("{listener}://{own}-0.{}:{port}", service.value);
            format!("advertise each pod's own name, as in {first} for the first")
        }
        None => format!("advertise {listener}://{own}:{port}"),
    };
    node.finding(KEY, &endpoint.host, message).help(help)
}
