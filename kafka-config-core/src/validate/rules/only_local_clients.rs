//! KC316: a container that only programs on its host can use.

use super::loopback_advertised::{knows_network, only_local};
use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::deployment::Neighbours;
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::sent_home::sent_home;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC316",
    name: "only-local-clients",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
A single node that advertises `localhost` is the quick start of the image's documentation: programs on the host reach
it through the published port. It stops working as soon as a client runs in a container of its own.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092
```

```valid
KAFKA_HEAP_OPTS=-Xmx512m
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```
",
    check: Check::Properties(check),
};

const KEY: &str = "advertised.listeners";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if !hosts::in_container(c) || knows_network(c) || sent_home(c).is_some() {
        return Vec::new();
    }
    let Some(local) = only_local(c) else { return Vec::new() };
    let host = hosts::written(&local.host);
    let message =
        format!("with {host} in {}, only programs on this container's host can be clients", c.name(KEY));
    let is_of_host = c.neighbours.as_ref().is_some_and(Neighbours::are_of_host);
    let help = if is_of_host {
        "for clients elsewhere advertise the name or the address by which they reach the host"
    } else {
        "for clients in other containers advertise a second listener with this container's name; see \
         kafka-config explain KC315"
    };
    vec![c.finding_in(KEY, &host, message).help(help)]
}
