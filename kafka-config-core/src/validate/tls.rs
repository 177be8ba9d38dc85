//! The variables that the TLS part of the entrypoint needs, as its rules see them.

use super::facts::Facts;

/// Always needed where an `SSL://` listener is advertised, in the order of the script.
const KEY_STORE: [&str; 3] =
    ["KAFKA_SSL_KEYSTORE_FILENAME", "KAFKA_SSL_KEY_CREDENTIALS", "KAFKA_SSL_KEYSTORE_CREDENTIALS"];
/// Needed as well where clients must or may show a certificate.
const TRUST_STORE: [&str; 2] = ["KAFKA_SSL_TRUSTSTORE_FILENAME", "KAFKA_SSL_TRUSTSTORE_CREDENTIALS"];

/// All of them, in the order of the script.
pub(super) fn file_variables() -> impl Iterator<Item = &'static str> {
    KEY_STORE.into_iter().chain(TRUST_STORE)
}

/// Those that this container needs.
pub(super) fn needed_variables(facts: &Facts<'_>) -> Vec<&'static str> {
    let client_auth = facts.text("KAFKA_SSL_CLIENT_AUTH");
    let trusts = client_auth.contains("required") || client_auth.contains("requested");
    KEY_STORE.into_iter().chain(TRUST_STORE.into_iter().filter(|_| trusts)).collect()
}

/// Whether the script sees a listener that needs them.
pub(super) fn is_advertised(facts: &Facts<'_>) -> bool {
    facts.text("KAFKA_ADVERTISED_LISTENERS").contains("SSL://")
}
