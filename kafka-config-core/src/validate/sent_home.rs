//! Clients in other containers whom a broker sends to `localhost`, which there is themselves.

use super::broker::Endpoint;
use super::configuration::Configuration;
use super::deployment::Client;
use super::hosts;

/// A listener that is advertised as `localhost`, and those who come to it from other containers.
#[derive(Debug)]
pub(super) struct SentHome<'c> {
    /// What is advertised.
    pub(super) local: &'c Endpoint,
    /// Who connects to it: all at the address of the first.
    pub(super) clients: Vec<&'c Client>,
    /// The port of a listener that has a name on their network.
    pub(super) open_port: Option<i32>,
}

/// The first such listener, where the files hold clients of one.
pub(super) fn sent_home<'c>(c: &'c Configuration<'_>) -> Option<SentHome<'c>> {
    let around = c.neighbours.as_ref().filter(|around| !around.clients.is_empty())?;
    let broker = c.broker().filter(|broker| broker.serves_clients() == Some(true))?;
    let (bound, advertised) = (broker.listeners()?, broker.advertised_by_broker(c)?);
    let listener_of = |endpoint: &Endpoint| {
        bound.iter().find(|bound| bound.name == endpoint.name && !hosts::is_loopback(&bound.host))
    };
    let mut local = advertised.iter().filter(|endpoint| hosts::is_loopback(&endpoint.host));
    let (local, first) = local.find_map(|local| {
        let port = listener_of(local)?.port;
        Some((*local, around.clients.iter().find(|client| client.port == port)?))
    })?;
    let is_there = |client: &&Client| (&client.host, client.port) == (&first.host, first.port);
    let named = advertised.iter().filter(|endpoint| hosts::is_of_network(&endpoint.host));
    Some(SentHome {
        local,
        clients: around.clients.iter().filter(is_there).collect(),
        open_port: named
            .filter(|named| named.host == first.host)
            .find_map(|named| Some(listener_of(named)?.port)),
    })
}
