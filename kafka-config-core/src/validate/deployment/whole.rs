//! All containers together.

use std::collections::BTreeMap;

use super::groups;
use super::node::Node;
use crate::diagnostics::Finding;
use crate::input::Service;
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
    /// By what names containers are reached; the number is that of a node.
    names: BTreeMap<&'a str, Option<usize>>,
}

/// What a host in a node's configuration leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) enum Target {
    /// The node of this number.
    Node(usize),
    /// A container that runs something else.
    Other,
    /// Nothing.
    Nowhere,
    /// Something outside.
    Outside,
}

impl<'a> Deployment<'a> {
    pub(super) fn new(nodes: Vec<Node<'a>>, services: &[(&'a Service, usize)]) -> Self {
        let mut names = BTreeMap::new();
        for (service, _) in services {
            let node = nodes.iter().position(|node| std::ptr::eq(node.service, *service));
            for name in names_of(service) {
                names.entry(name).or_insert(node);
            }
        }
        let mut deployment = Self { nodes, clusters: Vec::new(), services: services.to_vec(), names };
        deployment.clusters = groups::clusters(&deployment);
        deployment
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
        if hosts::is_loopback(host) {
            return Target::Node(from);
        }
        match self.names.get(host) {
            Some(Some(node)) => Target::Node(*node),
            Some(None) => Target::Other,
            None if self.is_closed(from) && !host.contains(['.', ':']) && !host.is_empty() => Target::Nowhere,
            None => Target::Outside,
        }
    }

    fn is_closed(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|node| node.closed)
    }

    /// The machine that a node is started on.
    pub(in crate::validate) fn machine(&self, number: usize) -> usize {
        let service = self.nodes.get(number).map(|node| node.service);
        let place = self.services.iter().find(|(one, _)| service.is_some_and(|own| std::ptr::eq(own, *one)));
        place.map_or(0, |(_, machine)| *machine)
    }

    /// Names that containers have, for suggestions.
    pub(in crate::validate) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.names.keys().copied()
    }

    /// The nodes of clusters that have several, cluster by cluster.
    pub(in crate::validate) fn several(&self) -> impl Iterator<Item = Vec<(usize, &Node<'a>)>> {
        let clusters = self.clusters.iter().filter(|cluster| cluster.len() > 1);
        clusters.map(|cluster| cluster.iter().filter_map(|at| Some((*at, self.nodes.get(*at)?))).collect())
    }
}

/// By what names other containers reach one.
fn names_of(service: &Service) -> impl Iterator<Item = &str> {
    let further = [&service.container_name, &service.hostname];
    let further = further.into_iter().flatten().map(|name| name.value.as_str());
    std::iter::once(service.name.value.as_str()).chain(further)
}
