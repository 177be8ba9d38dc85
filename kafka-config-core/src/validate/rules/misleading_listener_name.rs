//! KC518: a listener whose name promises more than it keeps.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC518",
    name: "misleading-listener-name",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The name of a listener says nothing to Kafka; `listener.security.protocol.map` gives it its security protocol. A listener
whose name promises TLS or SASL and that speaks neither is most likely a mistake in the map.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=EXTERNAL_TLS://:9093
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=EXTERNAL_TLS:PLAINTEXT,CONTROLLER:PLAINTEXT
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=EXTERNAL://:9093
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
```
",
    check: Check::Properties(check),
};

const MAP: &str = "listener.security.protocol.map";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).unwrap_or_default()
}

fn find(c: &Configuration<'_>) -> Option<Vec<Finding>> {
    let broker = c.broker()?;
    let protocols = broker.protocols.as_ref().filter(|_| c.is_set(MAP))?;
    let listeners = broker.listeners()?;
    let pairs = listeners
        .iter()
        .filter_map(|listener| Some((listener.name.as_str(), protocols.get(&listener.name)?)));
    Some(pairs.filter_map(|(name, protocol)| finding(c, name, protocol)).collect())
}

fn finding(c: &Configuration<'_>, name: &str, protocol: &str) -> Option<Finding> {
    let has = |words: &[&str]| name.split(['_', '-', '.']).any(|part| words.contains(&part));
    let (missing, meant) = if has(&["SSL", "TLS"]) && !protocol.ends_with("SSL") {
        ("TLS", if protocol.starts_with("SASL") { "SASL_SSL" } else { "SSL" })
    } else if has(&["SASL"]) && !protocol.starts_with("SASL") {
        ("SASL", if protocol == "SSL" { "SASL_SSL" } else { "SASL_PLAINTEXT" })
    } else {
        return None;
    };
    let shown = name.visible();
    let message = format!("the listener {shown} speaks {protocol}, so without {missing}");
    Some(c.finding(MAP, message).help(format!("write {shown}:{meant}, or give the listener another name")))
}
