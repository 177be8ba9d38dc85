//! How a client speaks to brokers.

use super::configuration::Configuration;
use crate::schema::Component;

/// Whether it is a client by itself.
fn is_client(c: &Configuration<'_>) -> bool {
    matches!(c.component, Component::Producer | Component::Consumer | Component::Admin)
}

/// Whether it is a client that logs in.
pub(super) fn speaks_sasl(c: &Configuration<'_>) -> bool {
    is_client(c) && protocol(c).is_some_and(|protocol| protocol.starts_with("SASL_"))
}

/// Whether it is a client that encrypts.
pub(super) fn speaks_tls(c: &Configuration<'_>) -> bool {
    is_client(c) && protocol(c).is_some_and(|protocol| protocol.ends_with("SSL"))
}

fn protocol(c: &Configuration<'_>) -> Option<String> {
    c.text("security.protocol").map(str::to_ascii_uppercase)
}
