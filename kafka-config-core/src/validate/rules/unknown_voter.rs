//! KC822: a voter whose host is no container.

use std::collections::BTreeSet;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::input::Starter;
use crate::validate::deployment::{Deployment, Node, Target, nearest};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::{self, Visible as _};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC822",
    name: "unknown-voter",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
In the network of a compose project, containers find one another by the names of services, containers and hosts. A voter
with another name is never reached: `UnknownHostException`, and no leader is elected where too many voters are missing.

```invalid
#! compose
x-kafka: &kafka
  KAFKA_PROCESS_ROLES: broker,controller
  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
  KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
  KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka-1:9093,2@kafka2:9093
services:
  kafka-1:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 1
  kafka-2:
    image: apache/kafka:4.1.1
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
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 1
  kafka-2:
    image: apache/kafka:4.1.1
    environment:
      <<: *kafka
      KAFKA_NODE_ID: 2
```
",
    check: Check::Deployment(check),
};

const KEYS: [&str; 2] = ["controller.quorum.voters", "controller.quorum.bootstrap.servers"];

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.of_each(|number, node| of_node(deployment, number, node))
}

fn of_node(deployment: &Deployment<'_>, number: usize, node: &Node<'_>) -> Vec<Finding> {
    let voters = node.voters();
    let voters = voters.iter().map(|voter| (KEYS[0], voter.host.as_str()));
    let servers = node.bootstrap_servers().into_iter().map(|(host, _)| (KEYS[1], host));
    let hosts: BTreeSet<(&str, &str)> = voters.chain(servers).collect();
    let fault = |(key, host): (&str, &str)| match deployment.target(number, host) {
        Target::Nowhere => Some(finding(deployment, node, key, host)),
        Target::Apart => Some(apart(node, key, host)),
        _ => None,
    };
    hosts.into_iter().filter_map(fault).collect()
}

fn finding(deployment: &Deployment<'_>, node: &Node<'_>, key: &str, host: &str) -> Finding {
    let name = node.configuration.name(key);
    let message = format!("{name} names {host}, and no container is called so");
    let near = nearest(host, deployment.names());
    let help = near.map_or_else(
        || format!("write the name of a service: {}", wording::first_names(deployment.names())),
        |near| format!("did you mean {near}?"),
    );
    node.finding(key, host, message).help(help)
}

fn apart(node: &Node<'_>, key: &str, host: &str) -> Finding {
    let name = node.configuration.name(key);
    let own = node.name.visible();
    let message = format!("{name} names {host}, which is on none of the networks of {own}");
    node.finding(key, host, message).help(common_network(node))
}

/// How containers come to find one another.
pub(super) fn common_network(node: &Node<'_>) -> &'static str {
    match node.service.starter {
        Starter::Compose => {
            "attach both services to one network, or leave 'networks' and 'network_mode' out of both"
        }
        _ => {
            "run 'docker network create kafka' once, and give both containers '--network kafka' and a '--name'"
        }
    }
}
