//! Voters and bootstrap servers of the controller quorum: `QuorumConfig.parseVoterConnections`.

use super::super::configuration::Configuration;
use super::address::{has_line_end, is_host, is_of_host, is_port};
use crate::jvm::split;
use crate::model::KafkaVersion;
use crate::schema::int;

/// Why Kafka does not understand an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) enum VoterFault {
    /// It is not `ID@HOST:PORT`.
    Shape,
    /// Its id is not a number.
    Id,
    /// Its address is not `HOST:PORT`.
    Address,
    /// Its port is above 65535.
    Port,
}

/// The id of one voter.
pub(in crate::validate) fn voter(text: &str, version: KafkaVersion) -> Result<i64, VoterFault> {
    parts(text, version).map(|(id, _)| id)
}

/// Id, host and port of one voter.
fn parts(text: &str, version: KafkaVersion) -> Result<(i64, (&str, u32)), VoterFault> {
    let parts = split(text, '@');
    let [id, address] = parts.as_slice() else { return Err(VoterFault::Shape) };
    let id = int(id).ok_or(VoterFault::Id)?;
    Ok((id, host_and_port(address, version)?))
}

/// `Utils.getHost` and `Utils.getPort`.
pub(in crate::validate) fn host_and_port(
    text: &str,
    version: KafkaVersion,
) -> Result<(&str, u32), VoterFault> {
    let (before, port) = text.rsplit_once(':').ok_or(VoterFault::Address)?;
    if !is_port(port) {
        return Err(VoterFault::Address);
    }
    // 3.7 and 3.9.1 let anything stand before the host, the others a protocol.
    let is_lenient = version < KafkaVersion::new(3, 8, 0)
        || (version > KafkaVersion::new(3, 9, 0) && version < KafkaVersion::new(4, 0, 0));
    let host = before.strip_suffix(']').unwrap_or(before);
    let is_fine = if is_lenient {
        !has_line_end(before)
    } else {
        let (protocol, host) = host.split_once("://").unwrap_or(("", host));
        is_host(host.strip_prefix('[').unwrap_or(host)) && is_protocol(protocol)
    };
    if !is_fine {
        return Err(VoterFault::Address);
    }
    let port = port.parse().ok().filter(|port| *port <= 65535).ok_or(VoterFault::Port)?;
    // The lenient pattern takes what it can from the end.
    let before = host.trim_end_matches(is_of_host);
    Ok((host.strip_prefix(before).unwrap_or_default(), port))
}

/// `[0-9a-zA-Z\-%._]*`
fn is_protocol(text: &str) -> bool {
    is_host(text) && !text.contains(':')
}

/// One voter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::validate) struct Voter {
    /// As written.
    pub(in crate::validate) text: String,
    /// The node's id.
    pub(in crate::validate) id: i64,
    /// Its host, without brackets.
    pub(in crate::validate) host: String,
    /// Its port.
    pub(in crate::validate) port: u32,
}

/// The items of `controller.quorum.voters`, where all of them are understood; none where it is unset.
pub(super) fn read_voters(c: &Configuration<'_>) -> Option<Vec<Voter>> {
    let read = |text: &str| {
        let (id, (host, port)) = parts(text, c.version).ok()?;
        Some(Voter { text: text.to_owned(), id, host: host.to_owned(), port })
    };
    c.list("controller.quorum.voters")?.into_iter().map(read).collect()
}

/// [`Broker::voters`](super::Broker) of a broker or controller.
pub(in crate::validate) fn voters<'c>(c: &'c Configuration<'_>) -> Option<&'c [Voter]> {
    c.broker()?.voters.as_deref()
}

/// The items of `controller.quorum.bootstrap.servers` that are understood.
pub(in crate::validate) fn bootstrap_servers<'c>(c: &'c Configuration<'_>) -> Vec<(&'c str, u32)> {
    let items = c.list("controller.quorum.bootstrap.servers").unwrap_or_default();
    items.into_iter().filter_map(|item| host_and_port(item, c.version).ok()).collect()
}
