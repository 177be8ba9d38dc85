//! KC245: addresses from which a client cannot start.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::broker::{VoterFault, host_and_port};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC245",
    name: "malformed-bootstrap-server",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`bootstrap.servers` holds items `HOST:PORT`, several between commas; a client knows no default port. The class that reads
the configuration takes any text: the refusal comes when the client itself is made, before it connects, as Kafka Streams and
workers of Connect do when they start. An admin client has either `bootstrap.servers` or, to speak with controllers,
`bootstrap.controllers` (KIP-919), and not both. Whether a name can be resolved is not known here.

```invalid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka-1:9092,kafka-2
key.serializer=org.apache.kafka.common.serialization.StringSerializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
```

```invalid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka:9092
bootstrap.controllers=controller:9093
```

```valid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka-1:9092,kafka-2:9092
```
",
    check: Check::Properties(check),
};

const SERVERS: &str = "bootstrap.servers";
const CONTROLLERS: &str = "bootstrap.controllers";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    match c.component {
        Component::Producer
        | Component::Consumer
        | Component::ConnectDistributed
        | Component::ConnectStandalone => addresses(c, SERVERS),
        Component::Admin => of_admin(c).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// `AdminBootstrapAddresses.fromConfig`.
fn of_admin(c: &Configuration<'_>) -> Option<Vec<Finding>> {
    let (servers, controllers) = (c.list(SERVERS)?, c.list(CONTROLLERS)?);
    Some(match (servers.is_empty(), controllers.is_empty()) {
        (true, true) => {
            let message = format!("neither {SERVERS} nor {CONTROLLERS} names an address to start from");
            let help = "write bootstrap.servers=HOST:PORT of a broker";
            vec![c.finding_at_first(&[SERVERS, CONTROLLERS], message).help(help)]
        }
        (false, false) => {
            let message = format!("{SERVERS} and {CONTROLLERS} are both set, and an admin client has one");
            let help = "remove bootstrap.controllers, unless the client speaks with controllers";
            vec![c.finding(CONTROLLERS, message).help(help)]
        }
        (false, true) => addresses(c, SERVERS),
        (true, false) => addresses(c, CONTROLLERS),
    })
}

/// `ClientUtils.parseAndValidateAddresses`, which passes over empty items.
fn addresses(c: &Configuration<'_>, key: &str) -> Vec<Finding> {
    let Some(items) = c.list(key) else { return Vec::new() };
    let items: Vec<&str> = items.into_iter().filter(|item| !item.is_empty()).collect();
    if items.is_empty() {
        return vec![
            c.finding(key, format!("{} names no address", c.name(key))).help("write HOST:PORT of a broker"),
        ];
    }
    let faults = items.into_iter().filter_map(|item| Some((item, host_and_port(item, c.version).err()?)));
    faults.map(|(item, fault)| finding(c, key, item, fault)).collect()
}

fn finding(c: &Configuration<'_>, key: &str, item: &str, fault: VoterFault) -> Finding {
    let why = if fault == VoterFault::Port { "whose port is above 65535" } else { "which is not HOST:PORT" };
    let message = format!("{} holds '{}', {why}", c.name(key), item.visible());
    let is_bare =
        !item.is_empty() && item.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
    c.finding_in(key, item, message).help(match fault {
        VoterFault::Port => "write the port of the listener".to_owned(),
        _ if is_bare => format!("add the port of the listener, as in {item}:9092"),
        _ => "write HOST:PORT, several between commas".to_owned(),
    })
}
