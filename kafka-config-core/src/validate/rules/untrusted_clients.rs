//! KC521: certificates of clients that every public authority may issue.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC521",
    name: "untrusted-clients",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
`ssl.client.auth` asks clients for a certificate, and `ssl.truststore.location` or `ssl.truststore.certificates` says
whose certificates count. Without either Java's own list counts: certificates of your authority are refused, and those
of every public one are taken.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=EXTERNAL://:9092
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=EXTERNAL:SSL,CONTROLLER:PLAINTEXT
KAFKA_SSL_KEYSTORE_LOCATION=/certs/key.jks
KAFKA_SSL_CLIENT_AUTH=required
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=EXTERNAL://:9092
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=EXTERNAL:SSL,CONTROLLER:PLAINTEXT
KAFKA_SSL_KEYSTORE_LOCATION=/certs/key.jks
KAFKA_SSL_TRUSTSTORE_LOCATION=/certs/trust.jks
KAFKA_SSL_CLIENT_AUTH=required
```
",
    check: Check::Properties(check),
};

const KEY: &str = "ssl.client.auth";
const TRUST: [&str; 3] =
    ["ssl.truststore.location", "ssl.truststore.certificates", "ssl.engine.factory.class"];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    c.text(KEY).filter(|value| matches!(*value, "required" | "requested"))?;
    let broker = c.broker()?;
    let protocols = broker.protocols.as_ref()?;
    let has = |prefix: &str| TRUST.iter().any(|key| c.has_text(&format!("{prefix}{key}")));
    let lacks = |name: &str| {
        protocols.get(name) == Some("SSL")
            && !has("")
            && !has(&format!("listener.name.{}.", name.to_lowercase()))
    };
    let listeners = broker.listeners()?;
    let listener = listeners.into_iter().find(|listener| lacks(&listener.name))?;
    let message = format!(
        "{} asks the clients of the listener {} for certificates, and no trust store says whose count",
        c.name(KEY),
        listener.name.visible()
    );
    Some(c.finding(KEY, message).help("set ssl.truststore.location, or ssl.truststore.certificates"))
}
