//! KC830: a listener for the host whose port does not lead to it.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Endpoint;
use crate::validate::deployment::{Deployment, Node};
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC830",
    name: "unpublished-listener",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A listener that advertises `localhost` is for programs on the host. They connect to the advertised port, so that port of
the host must be published, and must lead to the port at which this listener is bound.

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    ports: ['9094:9092']
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

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    ports: ['9094:29092']
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
      KAFKA_LISTENERS: INTERNAL://:29092,EXTERNAL://:9092,CONTROLLER://:9093
      KAFKA_ADVERTISED_LISTENERS: INTERNAL://kafka:29092,EXTERNAL://localhost:9094
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
      KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL
```

```valid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    ports: ['9094:9092']
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
      KAFKA_LISTENERS: INTERNAL://:29092,EXTERNAL://:9092,CONTROLLER://:9093
      KAFKA_ADVERTISED_LISTENERS: INTERNAL://kafka:29092,EXTERNAL://localhost:9094
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
      KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL
```
",
    check: Check::Deployment(check),
};

const KEY: &str = "advertised.listeners";

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.of_each(
        |number, node| {
            if deployment.shares_localhost(number) { Vec::new() } else { of_node(node) }
        },
    )
}

/// Without any published port the container may share the host's network.
fn of_node(node: &Node<'_>) -> Vec<Finding> {
    if !node.closed || !node.publishes_any() {
        return Vec::new();
    }
    let local = node.advertised().into_iter().filter(|endpoint| hosts::is_loopback(&endpoint.host));
    local.filter_map(|endpoint| fault(node, endpoint)).collect()
}

fn fault(node: &Node<'_>, endpoint: &Endpoint) -> Option<Finding> {
    let (name, port) = (endpoint.name.visible(), endpoint.port);
    let bound = node.listeners().into_iter().find(|bound| bound.name == endpoint.name)?.port;
    let address = format!("{}:{port}", hosts::written(&endpoint.host));
    let message = match node.target_of_published(port) {
        None => format!("{name} is advertised as {address}, and port {port} of the host is not published"),
        Some(target) if target != bound => format!(
            "{name} is advertised as {address}, which leads to port {target} of the container, and {name} listens at {bound}"
        ),
        Some(_) => return None,
    };
    let help = match node.published_for(bound) {
        Some(published) => {
            format!("advertise {}:{published}, which leads there", hosts::written(&endpoint.host))
        }
        None => format!("publish '{port}:{bound}'"),
    };
    Some(node.finding(KEY, &format!("{}:{port}", endpoint.host), message).help(help))
}
