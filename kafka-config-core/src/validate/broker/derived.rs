//! The derived values themselves.

use rustc_hash::FxHashSet;

use super::endpoint::{self, Endpoint, Item};
use super::mode::{self, Mode};
use super::names;
use super::protocol_map::{self, ProtocolMap};
use super::quorum::{self, Voter};
use crate::validate::configuration::Configuration;

/// Derived values. A part is `None` where what it is made of is faulty or not certain: that has its own finding.
#[derive(Debug)]
pub(crate) struct Broker {
    /// Which program this is.
    pub(in crate::validate) mode: Option<Mode>,
    /// The items of `controller.listener.names`, as written.
    pub(in crate::validate) controller_names: Option<Vec<String>>,
    /// The effective listener.security.protocol.map.
    pub(in crate::validate) protocols: Option<ProtocolMap>,
    /// The items of `listeners`.
    pub(in crate::validate) listener_items: Option<Vec<Item>>,
    /// The items of `advertised.listeners`; no items where it is unset.
    pub(in crate::validate) advertised_items: Option<Vec<Item>>,
    /// Whether `advertised.listeners` is set, if only to nothing.
    pub(in crate::validate) advertises: bool,
    /// The inter-broker listener's name, in capitals.
    pub(in crate::validate) inter_broker_name: Option<String>,
    /// `listener.name.<name>.` of the inter-broker listener, where that speaks SASL.
    pub(in crate::validate) sasl_prefix: Option<String>,
    /// The static voters, where all of them are understood; none where they are unset.
    pub(in crate::validate) voters: Option<Vec<Voter>>,
}

impl Broker {
    pub(in crate::validate) fn new(c: &Configuration<'_>) -> Self {
        let controller_names = names::controller_names(c);
        let mode = mode::of(c);
        let protocols = protocol_map::effective(c, mode, controller_names.as_deref());
        let inter_broker_name = names::inter_broker(c);
        let sasl_prefix = sasl_prefix(c, protocols.as_ref(), inter_broker_name.as_deref());
        Self {
            mode,
            listener_items: endpoint::items(c, "listeners"),
            advertised_items: endpoint::items(c, "advertised.listeners"),
            advertises: c.is_set("advertised.listeners"),
            inter_broker_name,
            sasl_prefix,
            voters: quorum::read_voters(c),
            controller_names,
            protocols,
        }
    }

    /// The listeners, where all of them are understood.
    pub(in crate::validate) fn listeners(&self) -> Option<Vec<&Endpoint>> {
        endpoints(self.listener_items.as_deref()?)
    }

    /// [`Broker::controller_names`] as a set.
    pub(in crate::validate) fn controllers(&self) -> Option<FxHashSet<&str>> {
        Some(self.controller_names.as_ref()?.iter().map(String::as_str).collect())
    }

    /// The names in `listeners`, in capitals, where all of them are understood.
    pub(in crate::validate) fn listener_names(&self) -> Option<FxHashSet<&str>> {
        Some(self.listeners()?.into_iter().map(|endpoint| endpoint.name.as_str()).collect())
    }

    /// The advertised listeners as set, where all of them are understood.
    pub(in crate::validate) fn advertised(&self) -> Option<Vec<&Endpoint>> {
        endpoints(self.advertised_items.as_deref()?)
    }

    /// Whether a name is one of the controllers' listeners. The case matters.
    pub(in crate::validate) fn is_controller_name(&self, name: &str) -> Option<bool> {
        Some(self.controller_names.as_ref()?.iter().any(|controller| controller == name))
    }

    /// `effectiveAdvertisedBrokerListeners`: what brokers advertise.
    pub(in crate::validate) fn advertised_by_broker(&self, c: &Configuration<'_>) -> Option<Vec<&Endpoint>> {
        let names = self.controllers()?;
        let is_broker = |endpoint: &&Endpoint| !names.contains(endpoint.name.as_str());
        if !self.advertises {
            return Some(self.listeners()?.into_iter().filter(is_broker).collect());
        }
        let advertised = self.advertised()?;
        let keeps_controllers = (c.version.major, c.version.minor) < (3, 9);
        Some(advertised.into_iter().filter(|endpoint| keeps_controllers || is_broker(endpoint)).collect())
    }

    /// Whether the program is a broker, alone or combined, or in `ZooKeeper` mode.
    pub(in crate::validate) fn serves_clients(&self) -> Option<bool> {
        Some(match self.mode? {
            Mode::ZooKeeper { .. } => true,
            Mode::Kraft { broker, .. } => broker,
            Mode::NoRole => false,
        })
    }
}

fn sasl_prefix(c: &Configuration<'_>, protocols: Option<&ProtocolMap>, name: Option<&str>) -> Option<String> {
    let name = name?;
    let by_name = c.is_set("inter.broker.listener.name");
    let protocol = if by_name { protocols?.get(name)? } else { name };
    protocol.starts_with("SASL_").then(|| format!("listener.name.{}.", name.to_lowercase()))
}

fn endpoints(items: &[Item]) -> Option<Vec<&Endpoint>> {
    items.iter().map(|item| item.endpoint.as_ref().ok()).collect()
}
