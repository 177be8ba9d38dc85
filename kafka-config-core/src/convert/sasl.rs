//! Mechanisms that an image enables by itself.

use crate::dialect::Image;
use crate::input::Service;
use crate::layers::Resolved;
use crate::mapping::property_key;

pub(super) const SASL_MECHANISMS: &str = "sasl.enabled.mechanisms";

/// Whether mechanisms are the image's own and no listener asks for any.
pub(super) fn has_idle_mechanisms(service: &Service, image: Image, resolved: &Resolved) -> bool {
    let keys = service.environment.iter().filter_map(|one| property_key(&one.name, image.dialect()));
    let is_users = keys.into_iter().any(|key| key.as_str() == SASL_MECHANISMS);
    !is_users && !speaks_sasl(resolved)
}

/// Whether a listener of the broker or its own way to others is SASL.
fn speaks_sasl(resolved: &Resolved) -> bool {
    let value = |key: &str| resolved.value(key).unwrap_or_default();
    let map = value("listener.security.protocol.map");
    let protocol = |name: &str| {
        let mut pairs = map.split(',').filter_map(|pair| pair.trim().split_once(':'));
        let found = pairs.rfind(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or(name, |(_, protocol)| protocol).trim().to_ascii_uppercase()
    };
    let listeners = value("listeners").split(',').filter_map(|one| one.trim().split_once("://"));
    value("security.inter.broker.protocol").to_ascii_uppercase().starts_with("SASL")
        || listeners.into_iter().any(|(name, _)| protocol(name).starts_with("SASL"))
}
