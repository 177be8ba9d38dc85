//! Who finds whom by what name.

use std::collections::{BTreeMap, BTreeSet};

use crate::input::{Networking, Service, is_task_template};
use crate::model::IntoSet;

/// The containers of the files with their names.
#[derive(Debug)]
pub(super) struct Network<'a> {
    stations: Vec<Station<'a>>,
    /// The numbers of the containers that have a name, in the order of the files.
    names: BTreeMap<&'a str, Vec<usize>>,
    /// How many containers are on each network.
    sizes: BTreeMap<&'a str, usize>,
    /// Whether the name of a container is not to be known before swarm starts its task.
    is_any_named_later: bool,
}

/// A container.
#[derive(Debug)]
struct Station<'a> {
    service: &'a Service,
    /// How it is attached, after following it to the one whose network it shares.
    networking: &'a Networking,
    /// Whether another container is attached as this one.
    has_guests: bool,
}

/// What a name leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The container of this number.
    Container(usize),
    /// A container has the name, and is on no network of who looks for it.
    Apart,
    /// No container has the name.
    Nobody,
    /// Something that is not in the files decides.
    Open,
}

impl<'a> Network<'a> {
    pub(super) fn new(services: &[(&'a Service, usize)]) -> Self {
        let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, (service, _)) in services.iter().enumerate() {
            for name in names_of(service).chain(aliases_of(service)) {
                let known = names.entry(name).or_default();
                if known.last() != Some(&number) {
                    known.push(number);
                }
            }
        }
        let hosts: BTreeSet<&str> = services.iter().filter_map(|(service, _)| host_of(service)).into_set();
        let station = |service: &'a Service| {
            let host = host_of(service).and_then(|host| services.get(*names.get(host)?.first()?));
            let networking = match (&service.networking, host) {
                (Networking::Of(_), Some((host, _))) => &host.networking,
                (Networking::Of(_), None) => &Networking::Untold,
                (own, _) => own,
            };
            Station { service, networking, has_guests: names_of(service).any(|name| hosts.contains(name)) }
        };
        let stations: Vec<Station<'_>> = services.iter().map(|(service, _)| station(service)).collect();
        let mut sizes = BTreeMap::new();
        for attached in stations.iter().flat_map(|station| station.networking.attachments()) {
            *sizes.entry(attached.network.as_str()).or_default() += 1;
        }
        let is_any_named_later = names.keys().any(|name| is_task_template(name));
        Self { stations, names, sizes, is_any_named_later }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.names.keys().copied()
    }

    /// Whether `localhost` of a container is that of others, too.
    pub(super) fn shares_localhost(&self, number: usize) -> bool {
        self.stations.get(number).is_some_and(|station| {
            station.has_guests || matches!(station.service.networking, Networking::Host | Networking::Of(_))
        })
    }

    /// Whether others are on a network of this container.
    pub(super) fn has_company(&self, number: usize) -> bool {
        let attachments = self.stations.get(number).map(|station| station.networking.attachments());
        let mut sizes =
            attachments.into_iter().flatten().filter_map(|one| self.sizes.get(one.network.as_str()));
        sizes.any(|size| *size > 1)
    }

    /// What a name means to a container.
    pub(super) fn find(&self, from: usize, name: &str) -> Found {
        let Some(here) = self.stations.get(from) else { return Found::Open };
        let Some(known) = self.names.get(name) else {
            let is_open = *here.networking == Networking::Host || self.is_any_named_later;
            return if is_open { Found::Open } else { Found::Nobody };
        };
        let mut named = known.iter().filter_map(|number| Some((*number, self.stations.get(*number)?)));
        match named
            .find(|(number, there)| (*number == from && finds_itself(there, name)) || meet(here, there, name))
        {
            Some((_, there)) if there.has_guests => Found::Open,
            Some((number, _)) => Found::Container(number),
            None if *here.networking == Networking::Host => Found::Open,
            None => Found::Apart,
        }
    }
}

/// Whether a container finds itself by a name of its own: on the bridge by its hostname alone.
fn finds_itself(station: &Station<'_>, name: &str) -> bool {
    let hostname = station.service.hostname.as_ref().map(|hostname| hostname.value.as_str());
    *station.networking != Networking::Bridge || hostname == Some(name)
}

/// Whether one container finds another by this name.
fn meet(here: &Station<'_>, there: &Station<'_>, name: &str) -> bool {
    match (here.networking, &there.service.networking) {
        (Networking::Untold, _) | (_, Networking::Untold) => true,
        (Networking::Networks(own), Networking::Networks(others)) => {
            let everywhere = names_of(there.service).any(|one| one == name);
            others.iter().any(|attached| {
                let is_known = everywhere || attached.aliases.iter().any(|alias| alias == name);
                is_known && own.iter().any(|one| one.network == attached.network)
            })
        }
        _ => false,
    }
}

/// The container whose network one shares.
fn host_of(service: &Service) -> Option<&str> {
    match &service.networking {
        Networking::Of(host) => Some(host),
        _ => None,
    }
}

/// By what names other containers reach one on all its networks.
fn names_of(service: &Service) -> impl Iterator<Item = &str> {
    let further = [&service.container_name, &service.hostname];
    let further = further.into_iter().flatten().map(|name| name.value.as_str());
    std::iter::once(service.name.value.as_str()).chain(further)
}

fn aliases_of(service: &Service) -> impl Iterator<Item = &str> {
    service.networking.attachments().iter().flat_map(|attached| &attached.aliases).map(String::as_str)
}
