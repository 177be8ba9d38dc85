//! KC520: settings of TLS or SASL where no listener speaks it.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::Origin;
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::{hosts, wording};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC520",
    name: "unused-security",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Stores, client authentication, mechanisms and logins count for listeners that speak TLS or SASL. Where every listener,
the controllers' included, is `PLAINTEXT`, Kafka accepts them and sends everything unprotected.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://:9092
KAFKA_SSL_TRUSTSTORE_LOCATION=/certs/trust.jks
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=EXTERNAL://:9092
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=EXTERNAL:SSL,CONTROLLER:PLAINTEXT
KAFKA_SSL_KEYSTORE_LOCATION=/certs/key.jks
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://:9092
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=PLAINTEXT:PLAINTEXT,CONTROLLER:SSL
KAFKA_SSL_TRUSTSTORE_LOCATION=/certs/trust.jks
```
",
    check: Check::Properties(check),
};

/// What nobody sets without a wish for TLS.
const TLS: [&str; 5] = [
    "ssl.client.auth",
    "ssl.keystore.key",
    "ssl.keystore.location",
    "ssl.truststore.certificates",
    "ssl.truststore.location",
];
/// The same for SASL.
const SASL: [&str; 3] =
    ["sasl.enabled.mechanisms", "sasl.jaas.config", "sasl.mechanism.inter.broker.protocol"];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(protocols) = spoken(c) else { return Vec::new() };
    let speaks = |wanted: fn(&str) -> bool| protocols.iter().any(|protocol| wanted(protocol));
    let tls = if speaks(|protocol| protocol.ends_with("SSL")) { None } else { finding(c, &TLS, "TLS") };
    let sasl = if speaks(|protocol| protocol.starts_with("SASL")) { None } else { finding(c, &SASL, "SASL") };
    tls.into_iter().chain(sasl).collect()
}

/// The protocols of all listeners that this node opens or connects to; `None` where one is not certain.
fn spoken<'c>(c: &'c Configuration<'_>) -> Option<Vec<&'c str>> {
    let broker = c.broker()?;
    let map = broker.protocols.as_ref()?;
    let bound = broker.listeners()?.into_iter().map(|listener| listener.name.as_str());
    let all = bound.chain(broker.controller_names.as_ref()?.iter().map(String::as_str));
    all.map(|name| map.get(name)).collect()
}

/// Whether the entrypoint sets it of its own accord.
fn is_of_entrypoint(c: &Configuration<'_>, key: &str) -> bool {
    let origin = c.get(key).and_then(|setting| setting.origin);
    matches!(origin, Some(Origin::Derived { from, .. }) if from.is_empty())
}

fn finding(c: &Configuration<'_>, keys: &[&str], what: &str) -> Option<Finding> {
    let is_wish = |key: &&&str| {
        let value = c.get(key).map(|setting| setting.value.trim());
        let is_own = !hosts::is_default_of_image(c, key) && !is_of_entrypoint(c, key);
        is_own && value.is_some_and(|value| !value.is_empty() && value != "none")
    };
    let set: Vec<&str> = keys.iter().filter(is_wish).copied().collect();
    let names: Vec<String> = set.iter().map(|key| c.name(key)).collect();
    let verb = wording::verb(names.len(), "has", "have");
    let message = format!("{} {verb} no effect: no listener speaks {what}", wording::list(&names));
    let help = format!(
        "give a listener {}SSL in {}, or remove {}",
        if what == "TLS" { "SSL or SASL_" } else { "SASL_PLAINTEXT or SASL_" },
        keys::to_set(c, "listener.security.protocol.map"),
        wording::verb(names.len(), "it", "them")
    );
    Some(c.finding(set.first()?, message).help(help))
}
