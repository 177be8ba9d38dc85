//! KC831: a published listener whose advertised name the host does not know.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Endpoint;
use crate::validate::deployment::{Deployment, Node, Target};
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC831",
    name: "advertised-inside",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A program on the host connects to the published port, is told the advertised name of the container, and cannot look it up:
names of containers are known inside their network only. The first connection works, and the second fails with
`UnknownHostException`, which is the most frequent trouble with Kafka in containers.

The rule is quiet where another listener is advertised to the host.

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    ports: ['9092:9092']
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092
```

```valid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    ports: ['9092:9092']
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
      KAFKA_LISTENERS: INTERNAL://:29092,EXTERNAL://:9092,CONTROLLER://:9093
      KAFKA_ADVERTISED_LISTENERS: INTERNAL://kafka:29092,EXTERNAL://localhost:9092
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
      KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL
```
",
    check: Check::Deployment(check),
};

const KEY: &str = "advertised.listeners";

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.of_each(|number, node| of_node(deployment, number, node).filter(|_| node.closed))
}

fn of_node(deployment: &Deployment<'_>, number: usize, node: &Node<'_>) -> Option<Finding> {
    let advertised = node.advertised();
    let is_inside = |endpoint: &Endpoint| {
        matches!(deployment.target(number, &endpoint.host), Target::Node(_) | Target::Other)
            && !hosts::is_loopback(&endpoint.host)
    };
    if !advertised.iter().all(|endpoint| is_inside(endpoint)) {
        return None;
    }
    let endpoint = advertised.into_iter().find(|endpoint| node.publishes(endpoint))?;
    let (name, host) = (endpoint.name.visible(), endpoint.host.visible());
    let message = format!(
        "port {} is published, and clients who come through it are sent to {host}, which only containers know",
        endpoint.port
    );
    let help = format!(
        "leave {name} to containers, add a listener for the host with its own port, as in EXTERNAL://:9094, publish '9094:9094' and advertise EXTERNAL://localhost:9094"
    );
    Some(node.finding(KEY, host.as_str(), message).help(help))
}
