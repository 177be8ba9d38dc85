//! KC236: addresses at which a Connect worker cannot listen.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC236",
    name: "worker-listeners",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
A worker of Connect serves its API at the addresses of `listeners` and `admin.listeners`: `http://HOST:PORT` or
`https://HOST:PORT`, where nothing stands for all interfaces. It ends where one has another form.

```invalid
#! image apache/kafka:4.1.1
#! component connect-distributed
#! mounted server.properties
bootstrap.servers=kafka:9092
group.id=connect
config.storage.topic=connect-configs
offset.storage.topic=connect-offsets
status.storage.topic=connect-status
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
listeners=http://:8083,https//:8443
```

```valid
#! image apache/kafka:4.1.1
#! component connect-distributed
#! mounted server.properties
bootstrap.servers=kafka:9092
group.id=connect
config.storage.topic=connect-configs
offset.storage.topic=connect-offsets
status.storage.topic=connect-status
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
listeners=http://:8083,https://:8443
```
",
    check: Check::Properties(check),
};

const KEYS: [&str; 2] = ["listeners", "admin.listeners"];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if !matches!(c.component, Component::ConnectDistributed | Component::ConnectStandalone) {
        return Vec::new();
    }
    let items = KEYS.into_iter().filter(|key| c.is_set(key));
    let items = items.flat_map(|key| c.list(key).into_iter().flatten().map(move |item| (key, item)));
    items.filter(|(_, item)| !item.is_empty()).filter_map(|(key, item)| finding(c, key, item)).collect()
}

/// `ConnectRestServer.createConnector`.
fn finding(c: &Configuration<'_>, key: &str, item: &str) -> Option<Finding> {
    let what = match protocol(item) {
        Some(protocol) if ["http", "https"].iter().any(|known| known.eq_ignore_ascii_case(protocol)) => {
            return None;
        }
        Some(_) => "whose protocol is neither http nor https",
        None => "which is not of the form PROTOCOL://HOST:PORT",
    };
    let message = format!("{} holds '{}', {what}", c.name(key), item.visible());
    Some(c.finding_in(key, item, message).help("write http://HOST:PORT, as in http://:8083"))
}

/// The protocol of an address, where it is one: `LISTENER_PATTERN`.
fn protocol(item: &str) -> Option<&str> {
    let (before, port) = item.rsplit_once(':')?;
    port.parse::<i32>().ok().filter(|_| !port.starts_with('+'))?;
    let (protocol, host) = before.rsplit_once("://")?;
    let host = host.strip_prefix('[').unwrap_or(host);
    let host = host.strip_suffix(']').unwrap_or(host);
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '%' | '.' | '_' | ':');
    host.chars().all(is_host).then_some(protocol)
}
