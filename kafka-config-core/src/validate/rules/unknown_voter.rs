//! KC822: a voter whose host is no container.

use std::collections::BTreeSet;

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::input::{Networking, Starter};
use crate::model::IntoSet;
use crate::validate::configuration::Configuration;
use crate::validate::deployment::{Deployment, Node, Target, nearest};
use crate::validate::hosts;
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
A pod beyond the replicas of its stateful set is as far away. The same holds for containers of `docker run` without `--network`: docker's default bridge resolves no names.

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
    let mut found = deployment.of_each(|number, node| of_node(deployment, number, node));
    found.extend(without_names(deployment));
    found
}

fn of_node(deployment: &Deployment<'_>, number: usize, node: &Node<'_>) -> Vec<Finding> {
    let own = own_host_of_nobody(deployment, number, node);
    let fault = |(key, host): (&str, &str)| match deployment.target(number, host) {
        Target::Nowhere => Some(finding(deployment, number, node, key, host)),
        Target::Outside if own == Some(host) && key == KEYS[0] => {
            Some(finding(deployment, number, node, key, host))
        }
        Target::Apart if !is_on_bridge(node) => Some(apart(node, key, host)),
        _ => None,
    };
    hosts_of(node).into_iter().filter_map(fault).collect()
}

/// The host by which the voters call this node, where it is a name and none that a container has.
///
/// Others may look for it at the name of its machine, if the machine's port leads to it.
fn own_host_of_nobody<'n>(deployment: &Deployment<'_>, number: usize, node: &'n Node<'_>) -> Option<&'n str> {
    let service = node.service;
    let own_names = [Some(&service.name), service.container_name.as_ref(), service.hostname.as_ref()];
    let is_told = own_names.into_iter().flatten().all(|name| !name.value.contains(['$', '`']));
    let meets_by_name = is_told && !service.networking.attachments().is_empty();
    let mut bound = node.controller_listeners().into_iter().filter(|_| meets_by_name);
    let published = bound.any(|endpoint| node.published_for(endpoint.port).is_some());
    let voter = hosts::own_voter(&node.configuration, node.voters())?;
    let is_name = !voter.host.contains(['.', ':']) && !hosts::is_loopback(&voter.host);
    (meets_by_name && is_name && !published && deployment.is_nobody(number, &voter.host))
        .then_some(&*voter.host)
}

/// The hosts that a node looks for, each with the property that names it.
fn hosts_of<'n>(node: &'n Node<'_>) -> BTreeSet<(&'static str, &'n str)> {
    let voters = node.voters().iter().map(|voter| (KEYS[0], voter.host.as_str()));
    voters.chain(node.bootstrap_servers().into_iter().map(|(host, _)| (KEYS[1], host))).into_set()
}

pub(super) fn is_on_bridge(node: &Node<'_>) -> bool {
    node.service.networking == Networking::Bridge
}

/// Names of containers on docker's default bridge, told once of all who look for some.
fn without_names(deployment: &Deployment<'_>) -> Option<(usize, Finding)> {
    let nodes = deployment.nodes.iter().enumerate().filter(|(_, node)| is_on_bridge(node));
    let mut lost = nodes.filter_map(|(number, node)| {
        let apart =
            hosts_of(node).into_iter().filter(|(_, host)| deployment.target(number, host) == Target::Apart);
        apart.min_by_key(|(_, host)| *host == node.name).map(|sought| (number, node, sought))
    });
    let (number, node, (key, host)) = lost.next()?;
    let name = node.configuration.name(key);
    let mut message = format!("{name} names {host}, and docker's default bridge resolves no names");
    let others: Vec<String> = lost.map(|(_, other, _)| other.name.visible()).collect();
    if !others.is_empty() {
        message.push_str("; it is the same for ");
        message.push_str(&wording::list(&others));
    }
    Some((number, node.finding(key, host, message).help(common_network(node))))
}

fn finding(deployment: &Deployment<'_>, number: usize, node: &Node<'_>, key: &str, host: &str) -> Finding {
    let name = node.configuration.name(key);
    let message = format!("{name} names {host}, and {}", deployment.why_nowhere(host));
    let finding = node.finding(key, host, message);
    // A name that was meant is that of no voter yet.
    let voting: BTreeSet<usize> =
        node.voters().iter().filter_map(|voter| deployment.target(number, &voter.host).node()).into_set();
    let is_free =
        |name: &&str| deployment.target(number, name).node().is_none_or(|other| !voting.contains(&other));
    let Some(near) = nearest(host, deployment.names().filter(is_free)) else {
        return finding.help(add_or_name(deployment, node, host, is_free));
    };
    let finding = finding.help(format!("did you mean {near}?"));
    match renamed(&node.configuration, key, host, near) {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

/// The list with another host in place of this one.
fn renamed(c: &Configuration<'_>, key: &str, host: &str, new: &str) -> Option<Fix> {
    let item = |item: &str| {
        let (id, address) = item.rsplit_once('@').map_or(("", item), |(id, address)| (id, address));
        let at = if id.is_empty() { "" } else { "@" };
        match address.rsplit_once(':') {
            Some((found, port)) if found.trim_start() == host => format!("{id}{at}{new}:{port}"),
            _ => item.to_owned(),
        }
    };
    let written = c.get(key)?.value.as_ref();
    let mended = written.split(',').map(item).collect::<Vec<_>>().join(",");
    let fix = c.set_value(key, mended.as_str()).filter(|_| mended != written)?;
    Some(Fix { applicability: Applicability::Unsafe, ..fix }.titled(format!("write {new}")))
}

/// What can be done about a host that resembles no name.
fn add_or_name(
    deployment: &Deployment<'_>,
    node: &Node<'_>,
    host: &str,
    is_free: impl Fn(&&str) -> bool,
) -> String {
    let voters = node.voters();
    let host = host.visible();
    let nodes = deployment.nodes.iter().filter(|node| node.is_controller());
    let free: Vec<&str> = nodes.map(|node| node.service.name.value.as_str()).filter(is_free).collect();
    let add = match node.service.starter {
        Starter::Kubernetes => "name pods that there are".to_owned(),
        Starter::Run => format!("give the container that is meant '--name {host}'"),
        _ if free.is_empty() => format!("add a service {host}"),
        _ => format!("write the name of a service: {}", wording::first_names(free.iter().copied())),
    };
    let voter = voters.iter().find(|voter| voter.host == host).filter(|_| free.is_empty());
    voter.map_or(add.clone(), |voter| format!("{add}, or leave out {}", voter.text.visible()))
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
            "run 'docker network create kafka' once, and give all containers '--network kafka' and a '--name'"
        }
    }
}
