//! KC833: an advertised port at which the container does not listen.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Endpoint;
use crate::validate::deployment::{Deployment, Node, Target};
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC833",
    name: "advertised-port",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Between containers no port is translated: whoever is sent to a container's name comes to the advertised port itself. The
listener of that name must be bound there. Published ports count for the host alone.

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9999
```

```valid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092
```
",
    check: Check::Deployment(check),
};

const KEY: &str = "advertised.listeners";

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.of_each(|number, node| of_node(deployment, number, node))
}

fn of_node(deployment: &Deployment<'_>, number: usize, node: &Node<'_>) -> Vec<Finding> {
    let own = node.advertised().into_iter().filter(|endpoint| {
        !hosts::is_loopback(&endpoint.host)
            && deployment.target(number, &endpoint.host) == Target::Node(number)
    });
    own.filter_map(|endpoint| fault(node, endpoint)).collect()
}

fn fault(node: &Node<'_>, endpoint: &Endpoint) -> Option<Finding> {
    let bound = node.listeners().into_iter().find(|bound| bound.name == endpoint.name)?.port;
    if bound == endpoint.port {
        return None;
    }
    let (name, host) = (endpoint.name.visible(), endpoint.host.visible());
    let address = format!("{host}:{}", endpoint.port);
    let message = format!("{name} is advertised as {address}, and listens at {bound}");
    Some(node.finding(KEY, &address, message).help(format!("advertise {name}://{host}:{bound}")))
}
