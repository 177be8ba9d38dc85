//! KC825: two containers that need the same port of the host.

use std::collections::BTreeMap;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::input::{Networking, Port, Service};
use crate::validate::broker::Endpoint;
use crate::validate::deployment::{Deployment, Node, at};
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::{self, Visible as _};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC825",
    name: "shared-host-port",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
A port of the host can be published by one container only; the second does not start: `port is already allocated`.
Inside, each container has all ports for itself, so that the nodes of a cluster may listen at the same ones.

With `network_mode: host` or `--network host` a container has no ports for itself: its listeners take those of the host,
and the second node ends with `Address already in use`.

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
  kafka-2:
    image: apache/kafka:4.1.1
    ports: ['9092:9092']
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
    ports: ['9092:9092']
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 1
  kafka-2:
    image: apache/kafka:4.1.1
    ports: ['9094:9092']
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
```

```invalid
#! compose
x-kafka: &kafka
  KAFKA_PROCESS_ROLES: broker,controller
  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
  KAFKA_CONTROLLER_QUORUM_VOTERS: 1@localhost:9093,2@localhost:9095
services:
  kafka-1:
    image: apache/kafka:4.1.1
    network_mode: host
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 1
      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
  kafka-2:
    image: apache/kafka:4.1.1
    network_mode: host
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9095
```
",
    check: Check::Deployment(check),
};

/// Machine, number and protocol.
type HostPort<'a> = (usize, u32, &'a str);

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    let mut found = of_published(deployment);
    found.extend(of_bound(deployment));
    found
}

fn of_published(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    let mut taken: BTreeMap<HostPort<'_>, Vec<(&str, &Service)>> = BTreeMap::new();
    let mut found = Vec::new();
    for (place, (service, machine)) in deployment.services.iter().enumerate() {
        let node = deployment.node_at(place);
        // Docker publishes nothing of a container on the network of the host.
        if service.networking == Networking::Host {
            continue;
        }
        for port in &service.ports {
            for number in published(port) {
                let holders = taken.entry((*machine, number, port.protocol.as_str())).or_default();
                let clash = holders.iter().find(|(address, other)| {
                    !std::ptr::eq(*other, *service) && overlap(address, &port.host_ip)
                });
                if let (Some((_, other)), Some(node)) = (clash, node) {
                    found.push((node, finding(port, number, other)));
                }
                holders.push((&port.host_ip, service));
            }
        }
    }
    found
}

fn finding(port: &Port, number: u32, other: &Service) -> Finding {
    let message = format!("port {number} of the host is published by {}, too", other.name.value.visible());
    let help = "publish it as another one, as in 'OTHER:TARGET', and advertise that to clients on the host";
    at(Finding::new(message).help(help), port.at)
}

/// A listener, and the number of its node.
type Bound<'a> = (usize, &'a Node<'a>, &'a Endpoint);

/// What nodes on the network of the host bind, each port told once: of the first that finds it taken.
fn of_bound(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    let mut taken: BTreeMap<(usize, i32), Vec<Bound<'_>>> = BTreeMap::new();
    for (number, node) in deployment.nodes.iter().enumerate() {
        if node.service.networking == Networking::Host {
            for endpoint in node.listeners().into_iter().filter(|endpoint| endpoint.port > 0) {
                let port = (deployment.machine(number), endpoint.port);
                taken.entry(port).or_default().push((number, node, endpoint));
            }
        }
    }
    taken.values().filter_map(|holders| address_in_use(holders)).collect()
}

fn address_in_use(holders: &[Bound<'_>]) -> Option<(usize, Finding)> {
    let clashes = |one: &Bound<'_>, other: &Bound<'_>| one.0 != other.0 && meet(&one.2.host, &other.2.host);
    let late = holders
        .iter()
        .enumerate()
        .find(|(place, late)| holders.iter().take(*place).any(|early| clashes(early, late)));
    let (_, late) = late?;
    let (number, node, endpoint) = *late;
    let mut others: Vec<&str> =
        holders.iter().filter(|other| clashes(other, late)).map(|(_, other, _)| other.name).collect();
    others.dedup();
    let port = endpoint.port;
    let names = wording::first_names(others.into_iter());
    let message = format!("port {port} of the host is bound by {names}, too: they share the host's network");
    let help = "give each node on the network of the host ports of its own, or each a network with names";
    Some((number, node.finding("listeners", &format!(":{port}"), message).help(help)))
}

/// Whether two hosts of listeners on one machine stand for an address in common.
fn meet(one: &str, other: &str) -> bool {
    let is_all = hosts::is_everywhere;
    is_all(one) || is_all(other) || one == other || (hosts::is_loopback(one) && hosts::is_loopback(other))
}

/// The ports of the host; none where the host chooses.
fn published(port: &Port) -> std::ops::RangeInclusive<u32> {
    const MOST: u32 = 1024;
    let (first, last) = port.published.split_once('-').unwrap_or((&port.published, &port.published));
    match (first.parse(), last.parse::<u32>()) {
        (Ok(first), Ok(last)) if first > 0 => first..=last.min(first.saturating_add(MOST)),
        _ => std::ops::RangeInclusive::new(1, 0),
    }
}

/// Whether two addresses of the host have one in common; no address stands for all of them.
fn overlap(one: &str, other: &str) -> bool {
    let is_all = |address: &str| matches!(address, "" | "0.0.0.0" | "::" | "[::]");
    is_all(one) || is_all(other) || one == other
}
