//! What a host in a listener or voter stands for.

use super::broker::{Endpoint, Voter};
use super::configuration::Configuration;
use crate::model::{Layer, Origin};

/// As many faults of one kind are told of one list; a finding costs as much as the list is long.
pub(super) const MANY: usize = 16;

/// Whether a host is the machine itself, which in a container is the container alone.
pub(super) fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.parse().is_ok_and(|address: core::net::IpAddr| address.is_loopback())
}

/// Whether a listener with this host is bound to every address.
pub(super) fn is_everywhere(host: &str) -> bool {
    host.is_empty() || host.parse().is_ok_and(|address: core::net::IpAddr| address.is_unspecified())
}

/// Whether a host stands for one machine wherever it is looked up.
pub(super) fn is_of_network(host: &str) -> bool {
    !is_loopback(host) && !is_everywhere(host)
}

/// A host as it is written before a port.
pub(super) fn written(host: &str) -> String {
    if host.contains(':') { format!("[{host}]") } else { host.to_owned() }
}

/// Whether variables make the configuration, so that it is that of a container.
pub(super) fn in_container(c: &Configuration<'_>) -> bool {
    c.iter().any(|setting| setting.origin.and_then(Origin::variable).is_some())
}

/// Whether a property stands in the image's own default file.
pub(super) fn is_default_of_image(c: &Configuration<'_>, key: &str) -> bool {
    c.get(key).and_then(|setting| setting.origin).is_some_and(|origin| origin.layer() == Layer::Default)
}

/// The controllers' listeners that are bound here.
pub(super) fn controller_listeners<'b>(c: &'b Configuration<'_>) -> Option<Vec<&'b Endpoint>> {
    let broker = c.broker()?;
    let names = broker.controllers()?;
    let is_controller = |endpoint: &&Endpoint| names.contains(endpoint.name.as_str());
    Some(broker.listeners()?.into_iter().filter(is_controller).collect())
}

/// The voter that this node is, where it is a controller; of equal ids the last counts.
pub(super) fn own_voter<'v>(c: &Configuration<'_>, voters: &'v [Voter]) -> Option<&'v Voter> {
    let is_controller = c.broker()?.mode?.is_controller();
    let id = c.whole("node.id").filter(|_| is_controller)?;
    voters.iter().rev().find(|voter| voter.id == id)
}
