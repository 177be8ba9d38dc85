//! What a broker or controller makes of its listeners, roles and quorum: the derived values of `KafkaConfig`.

mod address;
mod derived;
mod endpoint;
mod meant;
mod mode;
mod names;
mod protocol_map;
mod quorum;

pub(super) use address::{Family, family_of, is_host};
pub(super) use derived::Broker;
pub(super) use endpoint::{Endpoint, EndpointFault, Item};
pub(super) use meant::Meant;
pub(super) use mode::Mode;
pub(super) use names::{map_items, upper};
pub(super) use protocol_map::{MapFault, PROTOCOLS};
pub(super) use quorum::{Voter, VoterFault, bootstrap_servers, host_and_port, voter, voters};
