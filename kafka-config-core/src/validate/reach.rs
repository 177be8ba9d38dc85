//! Which clients reach a listener: from the container, its network, the host and from elsewhere.

use super::broker::{Endpoint, voters};
use super::configuration::Configuration;
use super::hosts::{is_everywhere, is_loopback, own_voter, written};

/// A listener, as it is bound and as clients are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listener {
    /// Its name in capitals.
    pub name: String,
    /// The address that it is bound to; an empty host is every address.
    pub bind: Address,
    /// The address that others are sent to; `None` where they are sent nowhere.
    pub advertised: Option<Address>,
    /// The security protocol, where the configuration tells it.
    pub protocol: Option<String>,
    /// Whether the controllers use it among themselves and for brokers.
    pub is_controller: bool,
    /// Whether brokers use it among themselves.
    pub is_inter_broker: bool,
}

/// Host and port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Without brackets.
    pub host: String,
    /// The port.
    pub port: u32,
}

/// What is known of the network around a container.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// The names by which other containers find it; none: nobody knows.
    pub names: Vec<String>,
    /// Ports of the host, each with the port of the container; `None`: nobody knows.
    pub published: Option<Vec<(u32, u32)>>,
}

/// Where a client may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientPlace {
    /// In the same container.
    Container,
    /// In another container of the same network.
    Network,
    /// On the machine that runs the container.
    Host,
    /// On another machine.
    Elsewhere,
}

impl ClientPlace {
    /// From near to far.
    pub const ALL: [Self; 4] = [Self::Container, Self::Network, Self::Host, Self::Elsewhere];
}

/// Whether a client gets through, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// `None` where something that is not known decides.
    pub reached: Option<bool>,
    /// The reason, lower case, without a full stop.
    pub why: String,
}

/// The listeners of a node, in the order of `listeners`; none where they are not understood.
pub fn listeners(c: &Configuration<'_>) -> Vec<Listener> {
    let Some(broker) = c.broker() else { return Vec::new() };
    let advertised = broker.advertised_by_broker(c).unwrap_or_default();
    let own = voters(c).and_then(|voters| {
        own_voter(c, voters).map(|voter| Address { host: voter.host.clone(), port: voter.port })
    });
    let listener = |bound: &Endpoint| {
        let name = bound.name.as_str();
        let is_controller = broker.is_controller_name(name).unwrap_or_default();
        let told = advertised.iter().find(|endpoint| endpoint.name == name).and_then(|one| address(one));
        Some(Listener {
            name: bound.name.clone(),
            bind: address(bound)?,
            advertised: if is_controller { own.clone() } else { told },
            protocol: broker.protocols.as_ref().and_then(|map| map.get(name)).map(str::to_owned),
            is_controller,
            is_inter_broker: broker.inter_broker_name.as_deref() == Some(name),
        })
    };
    broker.listeners().unwrap_or_default().into_iter().filter_map(listener).collect()
}

fn address(endpoint: &Endpoint) -> Option<Address> {
    Some(Address { host: endpoint.host.clone(), port: u32::try_from(endpoint.port).ok()? })
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", written(&self.host), self.port)
    }
}

impl Listener {
    /// Whether a client of this place gets through: to the address that it is sent to, and from there to the listener.
    pub fn reach(&self, from: ClientPlace, network: &Network) -> Reach {
        let Some(target) = &self.advertised else {
            return no(if self.is_controller {
                "no voter names this node's address"
            } else {
                "it is not advertised: clients are never sent here"
            });
        };
        let is_local = is_loopback(&target.host);
        let is_own = network.names.iter().any(|name| name.eq_ignore_ascii_case(&target.host));
        let is_bare = !target.host.contains(['.', ':']);
        match from {
            ClientPlace::Container if is_local || is_own => self.inside(target, true),
            ClientPlace::Network if is_local => no("localhost is the client's own container"),
            ClientPlace::Network if is_own || (network.names.is_empty() && is_bare) => {
                self.inside(target, false)
            }
            ClientPlace::Container if network.names.is_empty() && is_bare => self.inside(target, true),
            ClientPlace::Host if is_local => self.published(target, network),
            ClientPlace::Elsewhere if is_local => no("localhost is the client's own machine"),
            ClientPlace::Host | ClientPlace::Elsewhere if is_own || is_bare => no(&format!(
                "{} is a name of the container network: other machines do not know it",
                target.host
            )),
            _ if network.published.is_some() => match self.published(target, network) {
                Reach { reached: Some(true), .. } => {
                    unknown(&format!("if {} leads to the machine that runs the container", target.host))
                }
                blocked => blocked,
            },
            _ => unknown(&format!("depends on where {} leads", target.host)),
        }
    }

    /// Straight to the container.
    fn inside(&self, target: &Address, from_container: bool) -> Reach {
        if target.port != self.bind.port {
            return no(&format!("{target} is sent to, but the listener is bound to port {}", self.bind.port));
        }
        if is_loopback(&self.bind.host) && !from_container {
            return no("it is bound to localhost, which only the container itself reaches");
        }
        let everywhere = is_everywhere(&self.bind.host) || from_container;
        if everywhere {
            yes(&format!("by {target}"))
        } else {
            unknown("depends on the address it is bound to")
        }
    }

    /// Through a port of the host.
    fn published(&self, target: &Address, network: &Network) -> Reach {
        if is_loopback(&self.bind.host) {
            return no("it is bound to localhost, which published ports do not reach");
        }
        let Some(ports) = &network.published else {
            return unknown(&format!(
                "if port {} of the host leads to {} of the container",
                target.port, self.bind.port
            ));
        };
        match ports.iter().find(|(host, _)| *host == target.port) {
            Some((host, container)) if *container == self.bind.port => {
                yes(&format!("by {target}, published as {host}:{container}"))
            }
            Some((host, container)) => no(&format!(
                "port {host} of the host leads to {container}, but the listener is bound to {}",
                self.bind.port
            )),
            None => no(&format!("port {} is not published", target.port)),
        }
    }
}

pub(super) fn yes(why: &str) -> Reach {
    Reach { reached: Some(true), why: why.to_owned() }
}

pub(super) fn no(why: &str) -> Reach {
    Reach { reached: Some(false), why: why.to_owned() }
}

pub(super) fn unknown(why: &str) -> Reach {
    Reach { reached: None, why: why.to_owned() }
}
