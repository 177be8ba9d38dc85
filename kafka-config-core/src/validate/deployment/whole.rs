//! All containers together.

use std::collections::BTreeMap;

use super::groups;
use super::network::{Found, Network};
use super::node::Node;
use crate::diagnostics::Finding;
use crate::input::{Networking, Service, Starter};
use crate::validate::hosts;

/// All containers of the files, those that run Kafka with their configurations.
#[derive(Debug)]
pub struct Deployment<'a> {
    /// The nodes.
    pub(in crate::validate) nodes: Vec<Node<'a>>,
    /// The numbers of the nodes of each cluster.
    pub(in crate::validate) clusters: Vec<Vec<usize>>,
    /// All containers, each with the number of its machine.
    pub(in crate::validate) services: Vec<(&'a Service, usize)>,
    network: Network<'a>,
    /// By the number of a container that of its node.
    of_service: Vec<Option<usize>>,
}

/// What a host in a node's configuration leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) enum Target {
    /// The node of this number.
    Node(usize),
    /// A container that runs something else.
    Other,
    /// A container that this node shares no network with.
    Apart,
    /// Nothing.
    Nowhere,
    /// Something outside.
    Outside,
}

impl<'a> Deployment<'a> {
    pub(super) fn new(nodes: Vec<Node<'a>>, services: &[(&'a Service, usize)]) -> Self {
        let network = Network::new(services);
        let by_place: BTreeMap<*const Service, usize> = nodes
            .iter()
            .enumerate()
            .map(|(number, node)| (std::ptr::from_ref(node.service), number))
            .collect();
        let of_service =
            services.iter().map(|(service, _)| by_place.get(&std::ptr::from_ref(*service)).copied());
        let of_service = of_service.collect();
        let mut deployment =
            Self { nodes, clusters: Vec::new(), services: services.to_vec(), network, of_service };
        deployment.close_scripts();
        deployment.clusters = groups::clusters(&deployment);
        deployment
    }

    /// Containers of a script that meet on a network, or on none, are taken to be all there are.
    fn close_scripts(&mut self) {
        let is_closed = |service: &Service| match &service.networking {
            _ if service.starter != Starter::Run => false,
            Networking::Bridge => true,
            _ => {
                let others = self.services.iter().filter(|(other, _)| !std::ptr::eq(*other, service));
                others.clone().any(|(other, _)| self.network.share(service, other))
            }
        };
        let closed: Vec<bool> =
            self.nodes.iter().map(|node| node.closed || is_closed(node.service)).collect();
        for (node, closed) in self.nodes.iter_mut().zip(closed) {
            node.closed = closed;
        }
    }

    /// What is found of each node: of one not more than anybody reads.
    pub(in crate::validate) fn of_each<F: IntoIterator<Item = Finding>>(
        &self,
        find: impl Fn(usize, &Node<'a>) -> F,
    ) -> Vec<(usize, Finding)> {
        let of_node = |(number, node): (usize, &Node<'a>)| {
            let found: Vec<Finding> = find(number, node).into_iter().take(hosts::MANY).collect();
            found.into_iter().map(move |finding| (number, finding))
        };
        self.nodes.iter().enumerate().flat_map(of_node).collect()
    }

    /// What a host means to the node of this number.
    pub(in crate::validate) fn target(&self, from: usize, host: &str) -> Target {
        let Some(node) = self.nodes.get(from) else { return Target::Outside };
        if hosts::is_loopback(host) {
            return if self.shares_localhost(node) { Target::Outside } else { Target::Node(from) };
        }
        match self.network.find(node.service, host) {
            Found::Container(number) => {
                let node = self.of_service.get(number).copied().flatten();
                node.map_or(Target::Other, Target::Node)
            }
            Found::Apart(_) => Target::Apart,
            Found::Nobody if node.closed && !host.contains(['.', ':']) && !host.is_empty() => Target::Nowhere,
            Found::Nobody | Found::Open => Target::Outside,
        }
    }

    /// Whether `localhost` of a node is that of others, too.
    pub(in crate::validate) fn shares_localhost(&self, node: &Node<'_>) -> bool {
        self.network.shares_localhost(node.service)
    }

    /// The machine that a node is started on.
    pub(in crate::validate) fn machine(&self, number: usize) -> usize {
        let service = self.nodes.get(number).map(|node| node.service);
        let place = self.services.iter().find(|(one, _)| service.is_some_and(|own| std::ptr::eq(own, *one)));
        place.map_or(0, |(_, machine)| *machine)
    }

    /// Names that containers have, for suggestions.
    pub(in crate::validate) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.network.names()
    }

    /// The nodes of clusters that have several, cluster by cluster.
    pub(in crate::validate) fn several(&self) -> impl Iterator<Item = Vec<(usize, &Node<'a>)>> {
        let clusters = self.clusters.iter().filter(|cluster| cluster.len() > 1);
        clusters.map(|cluster| cluster.iter().filter_map(|at| Some((*at, self.nodes.get(*at)?))).collect())
    }
}
