//! Which programs run within another one.

use super::{mirror, streams, worker};
use crate::schema::Component;
use crate::validate::configuration::Configuration;

/// The configurations of the programs within this one, as it makes them before it connects.
pub(in crate::validate) fn programs<'c>(c: &'c Configuration<'_>) -> Vec<Configuration<'c>> {
    match c.component {
        Component::Streams => streams::clients(c),
        Component::MirrorMaker => mirror::programs(c),
        Component::ConnectDistributed => worker::programs(c),
        _ => Vec::new(),
    }
}
