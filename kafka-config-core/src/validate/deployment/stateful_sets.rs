//! The names of pods that a stateful set numbers: `NAME-0.SERVICE`, `NAME-1.SERVICE` and so on.

use std::collections::BTreeMap;

use crate::input::{Replicas, Replicator, Service};
use crate::model::IntoMap;

/// The stateful sets of the files whose service and number of pods are known.
#[derive(Debug)]
pub(super) struct StatefulSets<'a> {
    /// By name and service: the number of the container, and its pods.
    sets: BTreeMap<(&'a str, &'a str), (usize, Replicas)>,
}

/// What a name of a pod leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pod {
    /// One of the pods of the container of this number.
    Of(usize),
    /// The set has no such pod; the first and the last name that it has.
    Beyond(String, String),
}

impl<'a> StatefulSets<'a> {
    pub(super) fn new(services: &[(&'a Service, usize)]) -> Self {
        let set = |(number, (service, _)): (usize, &(&'a Service, usize))| {
            let replicas = service.replicas.filter(|replicas| replicas.by == Replicator::StatefulSet)?;
            // Where a pod has several containers, its name stands before theirs.
            let name = service.name.value.split('/').next()?;
            Some(((name, service.subdomain.as_ref()?.value.as_str()), (number, replicas)))
        };
        Self { sets: services.iter().enumerate().filter_map(set).into_map() }
    }

    /// The pod of a host's name, with or without the cluster's own domain behind it.
    pub(super) fn find(&self, host: &str) -> Option<Pod> {
        let (pod, rest) = host.split_once('.')?;
        let (name, ordinal) = pod.rsplit_once('-')?;
        let service = rest.split('.').next()?;
        let (number, replicas) = self.sets.get(&(name, service))?;
        let ordinal = ordinal.parse::<u32>().ok().filter(|number| number.to_string() == ordinal)?;
        let end = replicas.first.saturating_add(replicas.count);
        Some(if (replicas.first..end).contains(&ordinal) {
            Pod::Of(*number)
        } else {
            Pod::Beyond(format!("{name}-{}", replicas.first), format!("{name}-{}", end.saturating_sub(1)))
        })
    }
}
