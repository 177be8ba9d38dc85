//! The first voters of a dynamic quorum: `org.apache.kafka.raft.DynamicVoters`.

use core::net::{Ipv4Addr, Ipv6Addr};
use rustc_hash::FxHashSet;

use super::refusal::Refusal;
use crate::jvm::{java_number_map_copy_order, split, trim};
use crate::model::{Arrange, Uuid};
use crate::schema::int;

/// One voter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Voter {
    /// Its node's id.
    pub(super) id: i32,
    /// The id of its metadata directory.
    pub(super) directory: Uuid,
    /// Its host; an address is written out.
    pub(super) host: String,
    /// Its port.
    pub(super) port: u16,
}

/// The voters of a list, in the order in which they are stored: that of a Java map. Empty items do not count.
pub(super) fn parse(text: &str) -> Result<Vec<Voter>, Refusal> {
    let items = split(trim(text), ',').into_iter().filter(|item| !item.is_empty());
    let voters: Result<Vec<Voter>, Fault> = items.map(voter).collect();
    let mut voters = voters.map_err(|fault| Refusal::new(fault.words()).help(SHAPE))?;
    let mut ids = FxHashSet::default();
    if let Some(repeated) = voters.iter().find(|voter| !ids.insert(voter.id)) {
        return Err(Refusal::new(format!("Node id {} was specified more than once.", repeated.id)));
    }
    if voters.is_empty() {
        return Err(Refusal::new("No voters given.").help(SHAPE));
    }
    voters.arrange_by_key(|voter| voter.id);
    let ids: Vec<i32> = voters.iter().map(|voter| voter.id).collect();
    let order = java_number_map_copy_order(&ids);
    Ok(order.into_iter().filter_map(|place| voters.get(place)).cloned().collect())
}

const SHAPE: &str = "a voter is written as ID@HOST:PORT:DIRECTORY-ID, an IPv6 host in brackets; voters are separated by \
                     commas";

/// Why an item is no voter.
enum Fault {
    NoAt,
    EmptyId,
    Id,
    NegativeId(i64),
    NoHost,
    NoBracket,
    NoColonAfterHost,
    NoColonBeforePort,
    NoColonAfterPort,
    Port,
    PortRange(i64),
    Directory,
}

impl Fault {
    fn words(&self) -> String {
        match self {
            Self::NoAt => "No @ found in dynamic voter string.".to_owned(),
            Self::EmptyId => "Invalid @ at beginning of dynamic voter string.".to_owned(),
            Self::Id => "Failed to parse node id in dynamic voter string.".to_owned(),
            Self::NegativeId(id) => format!("Invalid negative node id {id} in dynamic voter string."),
            Self::NoHost => "No hostname found after node id.".to_owned(),
            Self::NoBracket => "Hostname began with left bracket, but no right bracket was found.".to_owned(),
            Self::NoColonAfterHost => "No colon following hostname could be found.".to_owned(),
            Self::NoColonBeforePort => "Port section must start with a colon.".to_owned(),
            Self::NoColonAfterPort => "No colon following port could be found.".to_owned(),
            Self::Port => "Failed to parse port in dynamic voter string.".to_owned(),
            Self::PortRange(port) => format!("Invalid port {port} in dynamic voter string."),
            Self::Directory => "Failed to parse directory ID in dynamic voter string.".to_owned(),
        }
    }
}

fn voter(item: &str) -> Result<Voter, Fault> {
    let (id, rest) = trim(item).split_once('@').ok_or(Fault::NoAt)?;
    if id.is_empty() {
        return Err(Fault::EmptyId);
    }
    let id = int(id).ok_or(Fault::Id)?;
    if id < 0 {
        return Err(Fault::NegativeId(id));
    }
    let (host, rest) = host(rest)?;
    let rest = rest.strip_prefix(':').ok_or(Fault::NoColonBeforePort)?;
    let (port, directory) = rest.split_once(':').ok_or(Fault::NoColonAfterPort)?;
    let port = int(port).ok_or(Fault::Port)?;
    Ok(Voter {
        id: i32::try_from(id).map_err(|_| Fault::Id)?,
        port: u16::try_from(port).map_err(|_| Fault::PortRange(port))?,
        directory: directory.parse().map_err(|_| Fault::Directory)?,
        host: written_out(host),
    })
}

/// The host, and what follows it.
fn host(text: &str) -> Result<(&str, &str), Fault> {
    if text.is_empty() {
        return Err(Fault::NoHost);
    }
    if let Some(inside) = text.strip_prefix('[') {
        return inside.split_once(']').ok_or(Fault::NoBracket);
    }
    let colon = text.find(':').ok_or(Fault::NoColonAfterHost)?;
    Ok(text.split_at(colon))
}

/// `InetSocketAddress.getHostString`: names as they are, addresses without abbreviation.
fn written_out(host: &str) -> String {
    if host.is_empty() {
        return "localhost".to_owned();
    }
    let (address, zone) = host.split_once('%').map_or((host, None), |(address, zone)| (address, Some(zone)));
    let Ok(address) = address.parse::<Ipv6Addr>() else {
        return ipv4(host).map_or_else(|| host.to_owned(), |address| address.to_string());
    };
    if let Some(mapped) = address.to_ipv4_mapped() {
        return mapped.to_string();
    }
    let groups: Vec<String> = address.segments().iter().map(|group| format!("{group:x}")).collect();
    let zone = zone.map_or(String::new(), |zone| format!("%{zone}"));
    groups.join(":") + &zone
}

/// `IPAddressUtil.textToNumericFormatV4`: one to four decimal numbers, of which the last fills what is left.
fn ipv4(host: &str) -> Option<Ipv4Addr> {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = host.split('.').collect();
    if parts.len() > 4 || host.len() > 15 || !parts.iter().all(|part| is_number(part)) {
        return None;
    }
    let (last, front) = parts.split_last()?;
    let front: Vec<u8> = front.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let last: u32 = last.parse().ok()?;
    let bits_left = 32 - 8 * u32::try_from(front.len()).ok()?;
    if u64::from(last) >> bits_left != 0 {
        return None;
    }
    let high = front.iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte)) << bits_left;
    u32::try_from(high | u64::from(last)).ok().map(Ipv4Addr::from)
}
