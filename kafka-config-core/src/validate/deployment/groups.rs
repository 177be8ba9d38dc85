//! Which nodes make a cluster: those that look for controllers at the same place, or at one another.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::whole::{Deployment, Target};

/// The numbers of the nodes of each cluster, in the order of the files.
pub(super) fn clusters(deployment: &Deployment<'_>) -> Vec<Vec<usize>> {
    let mut groups = Groups((0..deployment.nodes.len()).collect());
    let mut meeting_points: FxHashMap<(&str, u32), usize> = FxHashMap::default();
    for (number, node) in deployment.nodes.iter().enumerate() {
        let voters = node.voters();
        let voters = voters.iter().map(|voter| (voter.host.as_str(), voter.port));
        for (host, port) in voters.chain(node.bootstrap_servers()) {
            match deployment.target(number, host) {
                Target::Node(other) => groups.join(number, other),
                Target::Other => {}
                Target::Nowhere | Target::Apart | Target::Outside => {
                    let first = *meeting_points.entry((host, port)).or_insert(number);
                    groups.join(number, first);
                }
            }
        }
        if let Some(ensemble) = node.configuration.get("zookeeper.connect").filter(|set| set.certain) {
            let first = *meeting_points.entry((ensemble.value.as_ref(), 0)).or_insert(number);
            groups.join(number, first);
        }
    }
    groups.all()
}

/// Each number with the smallest one that it was joined with so far.
struct Groups(Vec<usize>);

impl Groups {
    fn first_of(&mut self, mut number: usize) -> usize {
        while let Some(&parent) = self.0.get(number).filter(|parent| **parent != number) {
            let next = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(shorter) = self.0.get_mut(number) {
                *shorter = next;
            }
            number = parent;
        }
        number
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        if let Some(parent) = self.0.get_mut(one.max(other)) {
            *parent = one.min(other);
        }
    }

    fn all(mut self) -> Vec<Vec<usize>> {
        let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for number in 0..self.0.len() {
            found.entry(self.first_of(number)).or_default().push(number);
        }
        found.into_values().collect()
    }
}
