//! KC825: two containers that publish the same port.

use std::collections::BTreeMap;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::input::{Port, Service};
use crate::validate::deployment::{Deployment, at};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC825",
    name: "shared-published-port",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
A port of the host can be published by one container only; the second does not start: `port is already allocated`.
Inside, each container has all ports for itself, so that the nodes of a cluster may listen at the same ones.

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
",
    check: Check::Deployment(check),
};

/// Machine, number and protocol.
type HostPort<'a> = (usize, u32, &'a str);

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    let mut taken: BTreeMap<HostPort<'_>, Vec<(&str, &Service)>> = BTreeMap::new();
    let mut found = Vec::new();
    for (place, (service, machine)) in deployment.services.iter().enumerate() {
        let node = deployment.node_at(place);
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
