//! KC515: a TLS listener without a key.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC515",
    name: "tls-without-key-store",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
A listener that speaks TLS needs a key: `ssl.keystore.location`, or `ssl.keystore.key` with
`ssl.keystore.certificate.chain` (KIP-651), for all listeners or behind `listener.name.<listener>.`. A broker without one
cannot open the listener. The entrypoint of the image reads `KAFKA_SSL_KEYSTORE_FILENAME` only where
`KAFKA_ADVERTISED_LISTENERS` holds `SSL://`, so not for a listener of another name.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SECURE://:9093
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=SECURE:SSL,CONTROLLER:PLAINTEXT
KAFKA_SSL_KEYSTORE_FILENAME=kafka.jks
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SECURE://:9093
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=SECURE:SSL,CONTROLLER:PLAINTEXT
KAFKA_LISTENER_NAME_SECURE_SSL_KEYSTORE_LOCATION=/etc/kafka/secrets/kafka.jks
```
",
    check: Check::Properties(check),
};

const KEYS: [&str; 3] = ["ssl.keystore.location", "ssl.keystore.key", "ssl.engine.factory.class"];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    // Where the entrypoint sees TLS, it asks for the key store itself.
    let advertised = c.get("advertised.listeners");
    let is_checked = advertised.is_some_and(|setting| {
        setting.origin.is_some_and(|origin| origin.variable().is_some()) && setting.value.contains("SSL://")
    });
    if is_checked {
        return Vec::new();
    }
    let Some(names) = lacking(c) else { return Vec::new() };
    names.iter().map(|name| finding(c, name)).collect()
}

fn lacking(c: &Configuration<'_>) -> Option<Vec<String>> {
    let broker = c.broker()?;
    let protocols = broker.protocols.as_ref()?;
    let is_tls = |name: &str| protocols.get(name).is_some_and(|protocol| protocol.ends_with("SSL"));
    let has = |name: &str, key: &str| {
        c.has_text(key) || c.has_text(&format!("listener.name.{}.{key}", name.to_lowercase()))
    };
    let names = broker.listeners()?.into_iter().map(|listener| listener.name.clone());
    Some(names.filter(|name| is_tls(name) && !KEYS.iter().any(|key| has(name, key))).collect())
}

fn finding(c: &Configuration<'_>, listener: &str) -> Finding {
    const FILENAME: &str = "ssl.keystore.filename";
    let listener = listener.visible();
    if c.is_set(FILENAME) {
        let message = format!(
            "the listener {listener} speaks TLS and has no key store: {} is read for a listener SSL:// only",
            c.name(FILENAME)
        );
        let help = "set KAFKA_SSL_KEYSTORE_LOCATION, KAFKA_SSL_KEYSTORE_PASSWORD and KAFKA_SSL_KEY_PASSWORD, or call \
                    the listener SSL";
        return c.finding(FILENAME, message).help(help);
    }
    let message = format!("the listener {listener} speaks TLS, and no key store is set");
    c.finding_at_first(&["listener.security.protocol.map", "listeners"], message).help(
        "set ssl.keystore.location and ssl.keystore.password, or map the listener to a protocol without TLS",
    )
}
