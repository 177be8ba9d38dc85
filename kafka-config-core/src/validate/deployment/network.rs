//! Who finds whom by what name.

use std::collections::BTreeMap;

use crate::input::{Networking, Service};

/// The containers of the files with their names.
#[derive(Debug)]
pub(super) struct Network<'a> {
    services: Vec<&'a Service>,
    /// The numbers of the containers that have a name, in the order of the files.
    names: BTreeMap<&'a str, Vec<usize>>,
}

/// What a name leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The container of this number.
    Container(usize),
    /// The container of this number has the name, and is on no network of who looks for it.
    Apart(usize),
    /// No container has the name.
    Nobody,
    /// Something that is not in the files decides.
    Open,
}

impl<'a> Network<'a> {
    pub(super) fn new(services: &[(&'a Service, usize)]) -> Self {
        let services: Vec<&Service> = services.iter().map(|(service, _)| *service).collect();
        let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, service) in services.iter().enumerate() {
            for name in names_of(service).chain(aliases_of(service)) {
                let known = names.entry(name).or_default();
                if known.last() != Some(&number) {
                    known.push(number);
                }
            }
        }
        Self { services, names }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.names.keys().copied()
    }

    /// Whether `localhost` of a container is that of others, too.
    pub(super) fn shares_localhost(&self, service: &Service) -> bool {
        match &service.networking {
            Networking::Host | Networking::Of(_) => true,
            _ => self.has_guests(service),
        }
    }

    /// Whether another container is attached as this one.
    fn has_guests(&self, service: &Service) -> bool {
        let is_guest = |other: &&&Service| match &other.networking {
            Networking::Of(host) => names_of(service).any(|name| name == host),
            _ => false,
        };
        self.services.iter().any(|other| is_guest(&other))
    }

    /// Whether two containers are on one network.
    pub(super) fn share(&self, one: &Service, other: &Service) -> bool {
        let networks = |service: &'a Service| self.networking(service).attachments();
        let (one, other) = (self.same(one), self.same(other));
        one.zip(other).is_some_and(|(one, other)| {
            networks(one).iter().any(|here| networks(other).iter().any(|there| here.network == there.network))
        })
    }

    fn same(&self, service: &Service) -> Option<&'a Service> {
        self.services.iter().copied().find(|one| std::ptr::eq(*one, service))
    }

    /// How a container is attached, after following it to the one whose network it shares.
    fn networking(&self, service: &'a Service) -> &'a Networking {
        let Networking::Of(host) = &service.networking else { return &service.networking };
        let host = self.services.iter().find(|other| names_of(other).any(|name| name == host));
        host.map_or(&Networking::Untold, |host| &host.networking)
    }

    /// What a name means to a container.
    pub(super) fn find(&self, from: &'a Service, name: &str) -> Found {
        let here = self.networking(from);
        let Some(known) = self.names.get(name) else {
            return if *here == Networking::Host { Found::Open } else { Found::Nobody };
        };
        let named = || known.iter().filter_map(|number| Some((*number, *self.services.get(*number)?)));
        if let Some((number, _)) = named().find(|(_, service)| self.meets(from, service, name)) {
            let is_shared = self.services.get(number).is_some_and(|service| self.has_guests(service));
            return if is_shared { Found::Open } else { Found::Container(number) };
        }
        match named().next() {
            Some((number, _)) if *here != Networking::Host => Found::Apart(number),
            _ => Found::Open,
        }
    }

    fn meets(&self, from: &'a Service, other: &'a Service, name: &str) -> bool {
        if std::ptr::eq(from, other) {
            // On the bridge it is in nobody's list but its own, by its hostname.
            let hostname = other.hostname.as_ref().map(|hostname| hostname.value.as_str());
            return other.networking != Networking::Bridge || hostname == Some(name);
        }
        match (self.networking(from), &other.networking) {
            (Networking::Untold, _) | (_, Networking::Untold) => true,
            (Networking::Networks(here), Networking::Networks(there)) => {
                let everywhere = names_of(other).any(|own| own == name);
                there.iter().any(|attached| {
                    let is_known = everywhere || attached.aliases.iter().any(|alias| alias == name);
                    is_known && here.iter().any(|own| own.network == attached.network)
                })
            }
            _ => false,
        }
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
