//! KC312: 0.0.0.0 as an address for clients.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::validate::broker::Broker;
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC312",
    name: "meta-address-advertised",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`0.0.0.0` means every address of the machine: a broker can listen there, and no client can connect there. Without
`advertised.listeners` a broker advertises what it listens on.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=PLAINTEXT://0.0.0.0:9092
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=PLAINTEXT://0.0.0.0:9092
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(broker) = c.broker() else { return Vec::new() };
    // Since 3.9 controllers advertise, too (KIP-853).
    let all = if broker.advertises && c.version >= KafkaVersion::new(3, 9, 0) {
        broker.advertised()
    } else {
        broker.advertised_by_broker(c)
    };
    let nowhere = all.unwrap_or_default().into_iter().filter(|endpoint| endpoint.host == "0.0.0.0");
    nowhere.map(|endpoint| finding(c, broker, &endpoint.name)).collect()
}

fn finding(c: &Configuration<'_>, broker: &Broker, name: &str) -> Finding {
    let name = name.visible();
    if broker.advertises {
        const KEY: &str = "advertised.listeners";
        return c
            .finding_in(
                KEY,
                "0.0.0.0",
                format!("{} advertises 0.0.0.0 for {name}, where no client can connect", c.name(KEY)),
            )
            .help("write the name by which clients reach this node");
    }
    c.finding_in(
        "listeners",
        "0.0.0.0",
        format!("the listener {name} is advertised as 0.0.0.0, for advertised.listeners is not set"),
    )
    .help(format!(
        "set {} to {name}://HOST:PORT with the name by which clients reach this node",
        keys::to_set(c, "advertised.listeners")
    ))
}
