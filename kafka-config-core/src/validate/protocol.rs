//! `inter.broker.protocol.version` and its kind: places in the release's list of metadata versions.

use super::broker::Mode;
use super::configuration::Configuration;
use crate::schema::{Validator, metadata_version};

/// The place of a property's version.
pub(super) fn place(c: &Configuration<'_>, key: &str) -> Option<usize> {
    let Validator::MetadataVersion { known, production } = &c.definition(key)?.validator else { return None };
    metadata_version(c.text(key)?, known, production)
}

/// The place of a full name. Releases without such a property have none.
pub(super) fn place_of(c: &Configuration<'_>, name: &str) -> Option<usize> {
    let Validator::MetadataVersion { known, .. } = &c.definition("inter.broker.protocol.version")?.validator
    else {
        return None;
    };
    known.iter().position(|full| *full == name)
}

/// The place of the inter-broker protocol where it counts: with `ZooKeeper` only.
pub(super) fn in_effect(c: &Configuration<'_>) -> Option<usize> {
    match c.broker()?.mode? {
        Mode::ZooKeeper { .. } => place(c, "inter.broker.protocol.version"),
        _ => None,
    }
}

/// `MetadataVersion.highestSupportedRecordVersion` of a place.
pub(super) fn records(c: &Configuration<'_>, place: usize) -> Option<u8> {
    if place < place_of(c, "0.10.0-IV0")? {
        return Some(0);
    }
    Some(if place < place_of(c, "0.11.0-IV0")? { 1 } else { 2 })
}
