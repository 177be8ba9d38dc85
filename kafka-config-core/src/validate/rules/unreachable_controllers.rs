//! KC829: a broker that can reach no controller.

use super::voter_without_controller::{is_own_business, of_voter};
use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::{Mode, Voter};
use crate::validate::deployment::{Deployment, Node, Target};
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC829",
    name: "unreachable-controllers",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
A broker starts by asking a controller. Where none of the addresses it knows leads to a controller's listener it waits and
ends after a while: `Unable to register with the controller quorum`. An address fails where the container is no controller,
listens at another port, or listens at `localhost` only. Of static voters other rules tell what is wrong with each.

```invalid
#! compose
services:
  controller:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_LISTENERS: CONTROLLER://localhost:9093
      KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: controller:9093
  broker:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: 2
      KAFKA_PROCESS_ROLES: broker
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_LISTENERS: PLAINTEXT://:9092
      KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: controller:9093
```

```invalid
#! compose
services:
  controller:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_LISTENERS: CONTROLLER://:9093
      KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: controller:9093
  broker:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: 2
      KAFKA_PROCESS_ROLES: broker
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_LISTENERS: PLAINTEXT://:9092
      KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: controller:9092
```

```valid
#! compose
services:
  controller:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_LISTENERS: CONTROLLER://:9093
      KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: controller:9093
  broker:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: 2
      KAFKA_PROCESS_ROLES: broker
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_LISTENERS: PLAINTEXT://:9092
      KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: controller:9093
```
",
    check: Check::Deployment(check),
};

const VOTERS: &str = "controller.quorum.voters";
const SERVERS: &str = "controller.quorum.bootstrap.servers";

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.of_each(|number, node| of_broker(deployment, number, node))
}

fn of_broker(deployment: &Deployment<'_>, number: usize, node: &Node<'_>) -> Option<Finding> {
    if node.mode() != Some(Mode::BROKER) {
        return None;
    }
    let voters = node.voters();
    let mut addresses: Vec<(&str, u32)> =
        voters.iter().map(|voter| (voter.host.as_str(), voter.port)).collect();
    let key = if addresses.is_empty() { SERVERS } else { VOTERS };
    addresses.extend(node.bootstrap_servers());
    let is_told =
        |voter: &Voter| is_own_business(node, voter) || of_voter(deployment, number, node, voter).is_some();
    if key == VOTERS && voters.iter().all(is_told) {
        return None;
    }
    // Names that lead nowhere have a rule of their own.
    let leads = |host: &str| !matches!(deployment.target(number, host), Target::Nowhere | Target::Apart);
    if !addresses.iter().any(|(host, _)| leads(host)) {
        return None;
    }
    let faults: Option<Vec<String>> =
        addresses.iter().map(|(host, port)| fault(deployment, number, host, *port)).collect();
    let faults = faults.filter(|faults| !faults.is_empty())?;
    let first = faults.first()?;
    let message = match faults.len() {
        1 => format!("{} reaches no controller: {first}", node.name.visible()),
        count => format!("{} reaches none of {count} controllers: {first}, for one", node.name.visible()),
    };
    let help = format!(
        "name the controllers' hosts with the ports of their listeners in {}",
        node.configuration.name(key)
    );
    Some(node.finding(key, "", message).help(help))
}

/// Why no controller answers at an address; `None` where one may.
fn fault(deployment: &Deployment<'_>, from: usize, host: &str, port: u32) -> Option<String> {
    let shown = host.visible();
    let target = match deployment.target(from, host) {
        Target::Outside => return None,
        Target::Nowhere => return Some(format!("no container is called {shown}")),
        Target::Apart => return Some(format!("{shown} is on another network")),
        Target::Other => return Some(format!("{shown} is no Kafka node")),
        Target::Node(target) => deployment.nodes.get(target)?,
    };
    if !target.is_controller() {
        let is_other = target.mode().is_some_and(Mode::is_kraft);
        return is_other.then(|| format!("{shown} is no controller"));
    }
    let listeners = target.controller_listeners();
    let first = listeners.first()?;
    let here = listeners.iter().find(|endpoint| i64::from(endpoint.port) == i64::from(port));
    match here {
        None => Some(format!("{shown} has its controller listener at {}, not at {port}", first.port)),
        Some(endpoint) if hosts::is_loopback(&endpoint.host) => {
            Some(format!("{shown} listens at {} only, which is itself", endpoint.host))
        }
        Some(_) => None,
    }
}
