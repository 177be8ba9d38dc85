//! What one node should know about the others.

use super::clients::Client;
use super::node::Node;
use super::whole::{Deployment, Target};
use crate::input::{Networking, Starter};
use crate::validate::hosts;

/// What lies around a node, for rules that look at one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::validate) struct Neighbours {
    /// The brokers of its cluster, where the files hold them all.
    pub(in crate::validate) brokers: Option<usize>,
    /// The brokers of its cluster in the files, where these say how many containers there are.
    pub(in crate::validate) seen: Option<usize>,
    /// Whether other containers may want to reach it.
    pub(in crate::validate) others: bool,
    /// Whether others look for it at the address that it has for itself among the voters.
    pub(in crate::validate) sought: bool,
    /// Containers that connect to it.
    pub(in crate::validate) clients: Vec<Client>,
    /// Whether a port of it is published.
    pub(in crate::validate) published: bool,
    /// Whose its `localhost` is.
    pub(in crate::validate) localhost: Localhost,
    /// Who starts it.
    pub(in crate::validate) starter: Starter,
    /// What it calls itself, where the files say so.
    pub(in crate::validate) hostname: Option<String>,
    /// Where something is mounted into it.
    mounts: Vec<String>,
}

/// Whose the `localhost` of a container is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) enum Localhost {
    /// Its own.
    Own,
    /// That of another container.
    Shared,
    /// That of the host, with all its ports.
    OfHost,
}

impl Neighbours {
    /// Whether its `localhost` is that of others, too.
    pub(in crate::validate) fn share_localhost(&self) -> bool {
        self.localhost != Localhost::Own
    }

    /// Whether it is on the network of the host.
    pub(in crate::validate) fn are_of_host(&self) -> bool {
        self.localhost == Localhost::OfHost
    }

    /// Whether a path of the node outlives the container.
    pub(in crate::validate) fn keep(&self, path: &str) -> bool {
        let is_below = |mount: &String| {
            path.strip_prefix(mount.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.mounts.iter().any(is_below)
    }
}

/// What lies around the node of this number, to which these connect.
pub(super) fn of(deployment: &Deployment<'_>, number: usize, clients: Vec<Client>) -> Option<Neighbours> {
    let node = deployment.nodes.get(number)?;
    let cluster = deployment.cluster(number);
    let nodes = || cluster.iter().filter_map(|at| deployment.nodes.get(*at));
    let brokers: usize =
        nodes().filter(|node| node.is_broker()).map(Node::count).fold(0, usize::saturating_add);
    let is_counted = nodes().any(|node| node.service.replicas.is_some());
    Some(Neighbours {
        brokers: node.closed.then_some(brokers),
        seen: is_counted.then_some(brokers),
        others: !node.closed || deployment.services.len() > 1 || node.count() > 1,
        sought: is_sought(deployment, number, cluster),
        clients,
        published: !node.closed || node.publishes_any(),
        localhost: match node.service.networking {
            Networking::Host => Localhost::OfHost,
            _ if deployment.shares_localhost(number) => Localhost::Shared,
            _ => Localhost::Own,
        },
        starter: node.service.starter,
        hostname: node.service.hostname.as_ref().map(|hostname| hostname.value.clone()),
        mounts: node
            .service
            .volumes
            .iter()
            .map(|volume| volume.target.trim_end_matches('/').to_owned())
            .collect(),
    })
}

/// Whether another node of the cluster has the same entry for this one.
fn is_sought(deployment: &Deployment<'_>, number: usize, cluster: &[usize]) -> bool {
    let Some(node) = deployment.nodes.get(number) else { return false };
    let voters = node.voters();
    let Some(own) = hosts::own_voter(&node.configuration, voters) else { return false };
    let leads_here = |other: usize| deployment.target(other, &own.host) == Target::Node(number);
    let others = cluster.iter().filter(|other| **other != number && leads_here(**other));
    others.filter_map(|other| deployment.nodes.get(*other)).any(|other| other.voters().contains(own))
}
