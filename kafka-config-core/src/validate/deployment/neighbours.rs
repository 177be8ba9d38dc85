//! What one node should know about the others.

use super::whole::Deployment;
use crate::input::Service;

/// What lies around a node, for rules that look at one node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) struct Neighbours {
    /// The brokers of its cluster, as far as the files hold them all.
    pub(in crate::validate) brokers: Option<usize>,
    /// Whether other containers may want to reach it.
    pub(in crate::validate) others: bool,
    /// Whether a port of it is published.
    pub(in crate::validate) published: bool,
}

/// What lies around the node of this number.
pub(super) fn of(deployment: &Deployment<'_>, number: usize) -> Option<Neighbours> {
    let node = deployment.nodes.get(number)?;
    let cluster = deployment.clusters.iter().find(|cluster| cluster.contains(&number))?;
    let nodes = || cluster.iter().filter_map(|at| deployment.nodes.get(*at));
    let brokers = nodes().filter(|node| node.is_broker()).count();
    Some(Neighbours {
        brokers: node.closed.then_some(brokers),
        others: !node.closed || deployment.services.len() > 1,
        published: !node.closed || publishes(node.service),
    })
}

fn publishes(service: &Service) -> bool {
    service.ports.iter().any(|port| !port.published.is_empty())
}
