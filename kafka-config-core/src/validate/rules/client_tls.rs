//! KC524: TLS settings with which no client can be made.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::jvm::is_blank;
use crate::validate::client;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC524",
    name: "client-tls",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
A client with `SSL` or `SASL_SSL` makes its TLS context as it is made itself: `ssl.protocol` must be one of the JVM's, and
the files of `ssl.truststore.location` and `ssl.keystore.location` are read, of which an empty one is the current folder.

```invalid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka:9092
security.protocol=SSL
ssl.protocol=TLSv9
```

```invalid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka:9092
security.protocol=SSL
ssl.truststore.location=
```

```valid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka:9092
security.protocol=SSL
ssl.protocol=TLSv1.3
```
",
    check: Check::Properties(check),
};

const PROTOCOL: &str = "ssl.protocol";
const STORES: [&str; 2] = ["ssl.truststore.location", "ssl.keystore.location"];
/// Who may bring protocols of its own.
const PROVIDERS: [&str; 2] = ["ssl.provider", "security.providers"];
/// Names of `SSLContext`; those for datagrams differ between releases of Java.
const KNOWN: [&str; 9] =
    ["TLS", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3", "SSL", "SSLv3", "DTLS", "DTLSv1.0"];

/// `DefaultSslEngineFactory.configure`, which another factory replaces.
fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if !client::speaks_tls(c) || c.has_text("ssl.engine.factory.class") {
        return Vec::new();
    }
    let stores = STORES.into_iter().filter_map(|key| store(c, key));
    protocol(c).into_iter().chain(stores).collect()
}

fn protocol(c: &Configuration<'_>) -> Option<Finding> {
    let given = c.text(PROTOCOL)?;
    let is_known =
        KNOWN.iter().any(|known| known.eq_ignore_ascii_case(given)) || given.starts_with("DTLSv1.");
    if is_known || PROVIDERS.iter().any(|key| c.has_text(key)) {
        return None;
    }
    let message = format!("{} is {}, which is no protocol of Java's", c.name(PROTOCOL), c.quoted(PROTOCOL));
    Some(c.finding(PROTOCOL, message).help("write TLSv1.3 or TLSv1.2, or remove it"))
}

fn store(c: &Configuration<'_>, key: &str) -> Option<Finding> {
    let is_empty = c.get(key).is_some_and(|setting| setting.certain && is_blank(&setting.value));
    is_empty.then(|| {
        let message = format!("{} is empty, so that Kafka reads the current folder as a file", c.name(key));
        c.finding(key, message).help("remove it, or name the file")
    })
}
