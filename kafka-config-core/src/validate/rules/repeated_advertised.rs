//! KC835: two brokers of a cluster that advertise the same address.

use std::collections::BTreeMap;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Endpoint;
use crate::validate::deployment::{Deployment, Node, Target};
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC835",
    name: "repeated-advertised",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Each broker needs an address of its own. Where two of a cluster advertise the same host and port, clients and the other
brokers come to whichever the address leads to, also when they want the other one: its partitions are out of reach, and
replicas on it fall behind. With ZooKeeper the second broker ends (`already registered by broker 1`); with KRaft it starts
as if all were well.

Brokers on one machine share its name, so that each needs a port of its own there.

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
    ports: ['9092:9092']
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 1
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://192.168.1.5:9092
  kafka-2:
    image: apache/kafka:4.1.1
    ports: ['9094:9092']
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://192.168.1.5:9092
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
    ports: ['9092:9092']
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 1
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://192.168.1.5:9092
  kafka-2:
    image: apache/kafka:4.1.1
    ports: ['9094:9092']
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://192.168.1.5:9094
```
",
    check: Check::Deployment(check),
};

const KEY: &str = "advertised.listeners";

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.several().flat_map(|nodes| in_cluster(deployment, &nodes)).collect()
}

fn address(endpoint: &Endpoint) -> String {
    format!("{}:{}", hosts::written(&endpoint.host), endpoint.port)
}

fn in_cluster(deployment: &Deployment<'_>, nodes: &[(usize, &Node<'_>)]) -> Vec<(usize, Finding)> {
    let mut first: BTreeMap<(String, i32), (usize, &Node<'_>)> = BTreeMap::new();
    let mut found = Vec::new();
    for &(number, node) in nodes.iter().filter(|(_, node)| node.is_broker()) {
        let shares_ports = deployment.shares_localhost(number);
        let advertised = node.advertised().into_iter().take(hosts::MANY);
        for endpoint in advertised.filter(|endpoint| is_common(deployment, number, node, endpoint)) {
            let address = (endpoint.host.to_ascii_lowercase(), endpoint.port);
            let (holder, other) = *first.entry(address).or_insert((number, node));
            // Who shares ports with the other cannot listen there, which is told of it.
            let cannot_listen = shares_ports && node.binds(endpoint.port) && other.binds(endpoint.port);
            if holder != number && !cannot_listen {
                found.push((number, finding(node, endpoint, other)));
            }
        }
    }
    found
}

/// Whether the address means the same to all, and leads to no container, nowhere, or astray by another rule.
fn is_common(deployment: &Deployment<'_>, number: usize, node: &Node<'_>, endpoint: &Endpoint) -> bool {
    if hosts::is_loopback(&endpoint.host) {
        return deployment.shares_localhost(number);
    }
    hosts::is_of_network(&endpoint.host)
        && match deployment.target(number, &endpoint.host) {
            Target::Node(_) => false,
            Target::Nowhere | Target::Apart => node.publishes(endpoint),
            Target::Other | Target::Outside => true,
        }
}

fn finding(node: &Node<'_>, endpoint: &Endpoint, other: &Node<'_>) -> Finding {
    let name = endpoint.name.visible();
    let (host, address, port) = (hosts::written(&endpoint.host), address(endpoint), endpoint.port);
    let message =
        format!("clients of {name} are sent to {address}, which {} advertises, too", other.name.visible());
    let bound = node.listeners().into_iter().find(|bound| bound.name == endpoint.name);
    let published = bound.and_then(|bound| node.published_for(bound.port));
    let help = match published.filter(|published| *published != port.to_string()) {
        Some(published) => format!("advertise {name}://{host}:{published}, which leads to this one"),
        None => "give each broker of the cluster a host or a port of its own".to_owned(),
    };
    node.finding(KEY, &address, message).help(help)
}
