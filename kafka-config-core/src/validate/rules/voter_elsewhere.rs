//! KC412: a voter's address at which its node does not listen.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::{Endpoint, Voter, family_of, voters};
use crate::validate::configuration::Configuration;
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC412",
    name: "voter-elsewhere",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
All nodes, this one included, reach a controller at the address that `controller.quorum.voters` has for its id. It must
be where the controller's listener is bound: the same port and, where the listener has a host, the same host. A
mistake here shows as a node that waits for ever: `Connection to node 1 could not be established`.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:29093
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=CONTROLLER://kafka:9093
KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://kafka:29093
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:29093
```
",
    check: Check::Properties(check),
};

const KEY: &str = "controller.quorum.voters";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let all = voters(c)?;
    if let Some(voter) = all.iter().find(|voter| voter.port == 0) {
        let message = format!("{} has a voter at port 0, to which nobody can connect", c.name(KEY));
        return Some(
            c.finding_in(KEY, &voter.text, message).help("write the port of that node's controller listener"),
        );
    }
    let voter = hosts::own_voter(c, all)?;
    let bound = hosts::controller_listeners(c)?;
    let advertised = c.broker()?.advertised()?;
    let is_advertised = |endpoint: &&Endpoint| advertised.iter().any(|other| other.name == endpoint.name);
    // What is advertised may be the outer side of a mapping of ports.
    if bound.is_empty() || bound.iter().any(is_advertised) {
        return None;
    }
    if !bound.iter().any(|endpoint| i64::from(endpoint.port) == i64::from(voter.port) || endpoint.port == 0) {
        // A rule about several nodes tells it of the others, who wait.
        let is_told = c.neighbours.as_ref().is_some_and(|neighbours| neighbours.sought);
        return bound.first().filter(|_| !is_told).map(|endpoint| other_port(c, voter, endpoint));
    }
    let endpoint = bound.iter().find(|endpoint| i64::from(endpoint.port) == i64::from(voter.port))?;
    is_other_host(&voter.host, &endpoint.host).then(|| other_host(c, voter, endpoint))
}

fn other_port(c: &Configuration<'_>, voter: &Voter, endpoint: &Endpoint) -> Finding {
    let (name, port) = (endpoint.name.visible(), endpoint.port);
    let message = format!(
        "{} has this node at port {}, and its listener {name} is bound to port {port}",
        c.name(KEY),
        voter.port
    );
    let host = hosts::written(&voter.host);
    c.finding_in(KEY, &voter.text, message).help(format!(
        "write {}@{host}:{port} on every node, or bind {name} to port {}",
        voter.id, voter.port
    ))
}

/// Whether connections to a name surely miss what is bound to another.
fn is_other_host(voter: &str, bound: &str) -> bool {
    if !hosts::is_of_network(bound) {
        return false;
    }
    let is_name = |host: &str| family_of(host).is_none() && !host.is_empty();
    let label = |host: &str| host.split('.').next().unwrap_or_default().to_ascii_lowercase();
    hosts::is_loopback(voter) || (is_name(voter) && is_name(bound) && label(voter) != label(bound))
}

fn other_host(c: &Configuration<'_>, voter: &Voter, endpoint: &Endpoint) -> Finding {
    let (name, host) = (endpoint.name.visible(), hosts::written(&endpoint.host));
    let message = format!(
        "{} has this node at {}, and its listener {name} is bound to {host}",
        c.name(KEY),
        hosts::written(&voter.host)
    );
    c.finding_in(KEY, &voter.text, message).help(format!(
        "write {}@{host}:{} on every node, or leave the host of {name} out of {}",
        voter.id,
        voter.port,
        c.name("listeners")
    ))
}
