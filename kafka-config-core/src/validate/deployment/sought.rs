//! Where each node looks for the controllers, and whom it finds there.

use super::check::Started;
use super::node::Node;
use super::whole::{Deployment, Target};
use crate::input::Service;
use crate::validate::broker::{bootstrap_servers, voters};
use crate::validate::configuration::Configuration;
use crate::validate::hosts::is_loopback;
use crate::validate::reach::{Address, Reach, no, unknown, yes};
use crate::validate::wording::Visible as _;

/// A controller that a node looks for: of `controller.quorum.voters`, where that is empty of
/// `controller.quorum.bootstrap.servers`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// The id of the voter; bootstrap servers have none.
    pub id: Option<i64>,
    /// Where it is looked for.
    pub address: Address,
    /// The number of the node that is there.
    pub node: Option<usize>,
    /// The listener of that node that takes the call.
    pub listener: Option<String>,
    /// Whether a controller is found there.
    pub reach: Reach,
}

/// Whom each of these nodes looks for. `services` as in [`check_started`](super::check_started).
pub fn sought(started: Vec<Started<'_>>, services: &[(&Service, usize)]) -> Vec<Vec<Sought>> {
    let nodes = started.into_iter().map(|one| Node::new(one.member, &one.facts, one.configuration)).collect();
    let deployment = Deployment::new(nodes, services);
    let of = |(number, node): (usize, &Node<'_>)| {
        wanted(&node.configuration)
            .into_iter()
            .map(|(id, address)| find(&deployment, number, id, address))
            .collect()
    };
    deployment.nodes.iter().enumerate().map(of).collect()
}

/// Whom a node by itself looks for: nobody knows what is there.
pub fn sought_by(c: &Configuration<'_>) -> Vec<Sought> {
    let open = |(id, address): (_, Address)| {
        let reach = depends(&address);
        Sought { id, address, node: None, listener: None, reach }
    };
    wanted(c).into_iter().map(open).collect()
}

fn wanted(c: &Configuration<'_>) -> Vec<(Option<i64>, Address)> {
    let voters = voters(c).unwrap_or_default().iter();
    let mut all: Vec<_> = voters.map(|voter| (Some(voter.id), voter.host.as_str(), voter.port)).collect();
    if all.is_empty() {
        all = bootstrap_servers(c).into_iter().map(|(host, port)| (None, host, port)).collect();
    }
    let address = |(id, host, port): (_, &str, _)| (id, Address { host: host.to_owned(), port });
    all.into_iter().map(address).collect()
}

fn depends(address: &Address) -> Reach {
    unknown(&format!("depends on where {} leads", address.host.visible()))
}

fn find(deployment: &Deployment<'_>, from: usize, id: Option<i64>, address: Address) -> Sought {
    let host = address.host.as_str();
    let target = deployment.target(from, host);
    let number = if let Target::Node(number) = target { Some(number) } else { None };
    let (listener, reach) = match (target, number.and_then(|number| deployment.nodes.get(number))) {
        (_, Some(node)) => at_node(node, address.port, number == Some(from)),
        (Target::Other, _) => (None, no(&format!("{} runs something else", host.visible()))),
        (Target::Apart, _) => (None, no(&format!("{} is on another network", host.visible()))),
        (Target::Nowhere, _) => (None, no(&deployment.why_nowhere(host))),
        (Target::Outside | Target::Node(_), _) => (None, depends(&address)),
    };
    Sought { id, address, node: number, listener, reach }
}

/// What takes the call at this port of a node.
fn at_node(node: &Node<'_>, port: u32, is_itself: bool) -> (Option<String>, Reach) {
    let name = node.name.visible();
    let listeners = node.listeners();
    if listeners.is_empty() {
        return (None, unknown(&format!("the listeners of {name} are not understood")));
    }
    let Some(bound) = listeners.into_iter().find(|bound| i64::from(bound.port) == i64::from(port)) else {
        return (None, no(&format!("{name} has no listener at port {port}")));
    };
    let is_controller = node.controller_listeners().iter().any(|one| one.name == bound.name);
    let reach = if !is_controller || !node.is_controller() {
        no(&format!("{} of {name} is no listener of a controller", bound.name.visible()))
    } else if is_loopback(&bound.host) && !is_itself {
        no(&format!("{} of {name} is bound to localhost", bound.name.visible()))
    } else {
        yes(&format!("{} of {name}", bound.name.visible()))
    };
    (Some(bound.name.clone()), reach)
}
