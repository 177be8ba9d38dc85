//! All containers together.

use std::collections::BTreeMap;

use super::groups;
use super::network::{Found, Network};
use super::node::Node;
use super::stateful_sets::{Pod, StatefulSets};
use crate::diagnostics::Finding;
use crate::input::{Networking, Service, Starter};
use crate::model::IntoMap;
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
    stateful_sets: StatefulSets<'a>,
    /// By the number of a container that of its node.
    of_service: Vec<Option<usize>>,
    /// By the number of a node that of its container.
    place_of: Vec<Option<usize>>,
    /// By the number of a node that of its cluster.
    cluster_of: Vec<usize>,
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

impl Target {
    /// The number of the node that it is.
    pub(in crate::validate) fn node(self) -> Option<usize> {
        if let Self::Node(number) = self { Some(number) } else { None }
    }
}

impl<'a> Deployment<'a> {
    pub(super) fn new(nodes: Vec<Node<'a>>, services: &[(&'a Service, usize)]) -> Self {
        let network = Network::new(services);
        let key = |service: &Service| std::ptr::from_ref(service);
        let places: BTreeMap<*const Service, usize> =
            services.iter().enumerate().map(|(place, (service, _))| (key(service), place)).into_map();
        let place_of: Vec<Option<usize>> =
            nodes.iter().map(|node| places.get(&key(node.service)).copied()).collect();
        let mut of_service = vec![None; services.len()];
        for (number, place) in place_of.iter().enumerate() {
            if let Some(slot) = place.and_then(|place| of_service.get_mut(place)) {
                *slot = Some(number);
            }
        }
        let stateful_sets = StatefulSets::new(services);
        let services = services.to_vec();
        let mut deployment = Self {
            nodes,
            clusters: Vec::new(),
            cluster_of: Vec::new(),
            services,
            network,
            stateful_sets,
            of_service,
            place_of,
        };
        deployment.close_scripts();
        deployment.clusters = groups::clusters(&deployment);
        deployment.cluster_of = vec![0; deployment.nodes.len()];
        for (number, cluster) in deployment.clusters.iter().enumerate() {
            for node in cluster {
                if let Some(slot) = deployment.cluster_of.get_mut(*node) {
                    *slot = number;
                }
            }
        }
        deployment
    }

    /// Containers of a script that meet on a network, or on none, are taken to be all there are.
    fn close_scripts(&mut self) {
        let Self { nodes, network, place_of, .. } = self;
        for (node, place) in nodes.iter_mut().zip(place_of) {
            let meets_all = node.service.networking == Networking::Bridge
                || place.is_some_and(|place| network.has_company(place));
            node.closed |= node.service.starter == Starter::Run && meets_all;
        }
    }

    /// The container that a node is.
    fn place(&self, node: usize) -> Option<usize> {
        self.place_of.get(node).copied().flatten()
    }

    /// The numbers of the nodes of the cluster that a node is in.
    pub(in crate::validate) fn cluster(&self, node: usize) -> &[usize] {
        let cluster = self.cluster_of.get(node).and_then(|cluster| self.clusters.get(*cluster));
        cluster.map_or(&[], Vec::as_slice)
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
            return if self.shares_localhost(from) { Target::Outside } else { Target::Node(from) };
        }
        let Some(place) = self.place(from) else { return Target::Outside };
        match self.stateful_sets.find(host) {
            Some(Pod::Of(number)) => return self.target_at(number),
            Some(Pod::Beyond(..)) => return Target::Nowhere,
            None => {}
        }
        match self.network.find(place, host) {
            Found::Container(number) => self.target_at(number),
            Found::Apart => Target::Apart,
            Found::Nobody if node.closed && !host.contains(['.', ':']) && !host.is_empty() => Target::Nowhere,
            Found::Nobody | Found::Open => Target::Outside,
        }
    }

    /// The node that a container finds by a name.
    pub(super) fn sought(&self, place: usize, host: &str) -> Option<usize> {
        let service = match self.stateful_sets.find(host) {
            Some(Pod::Of(number)) => Some(number),
            Some(Pod::Beyond(..)) => None,
            None => match self.network.find(place, host) {
                Found::Container(number) => Some(number),
                Found::Apart | Found::Nobody | Found::Open => None,
            },
        };
        self.node_at(service.filter(|service| *service != place)?)
    }

    fn target_at(&self, service: usize) -> Target {
        self.node_at(service).map_or(Target::Other, Target::Node)
    }

    /// Whether no container of the files has a name, as far as this node can look it up.
    pub(in crate::validate) fn is_nobody(&self, from: usize, host: &str) -> bool {
        self.place(from).is_some_and(|place| self.network.find(place, host) == Found::Nobody)
    }

    /// Why a host leads nowhere.
    pub(in crate::validate) fn why_nowhere(&self, host: &str) -> String {
        match self.stateful_sets.find(host) {
            Some(Pod::Beyond(first, last)) if first == last => format!("the only pod of its set is {first}"),
            Some(Pod::Beyond(first, last)) => format!("the pods of its set are {first} to {last}"),
            _ => "no container is called so".to_owned(),
        }
    }

    /// Whether `localhost` of a node is that of others, too.
    pub(in crate::validate) fn shares_localhost(&self, node: usize) -> bool {
        self.place(node).is_some_and(|place| self.network.shares_localhost(place))
    }

    /// The machine that a node is started on.
    pub(in crate::validate) fn machine(&self, node: usize) -> usize {
        self.place(node).and_then(|place| self.services.get(place)).map_or(0, |(_, machine)| *machine)
    }

    /// The node that a container is, by the container's number.
    pub(in crate::validate) fn node_at(&self, service: usize) -> Option<usize> {
        self.of_service.get(service).copied().flatten()
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
