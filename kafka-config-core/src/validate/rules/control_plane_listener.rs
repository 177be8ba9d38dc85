//! KC314: a control plane listener that cannot be, up to 3.9.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::upper;
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC314",
    name: "control-plane-listener",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`control.plane.listener.name` belongs to ZooKeeper: it names an advertised listener other than that between brokers.
KRaft refuses it; 4.0 removed it.

```invalid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROL_PLANE_LISTENER_NAME=CONTROLLER
```

```valid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
```
",
    check: Check::Properties(check),
};

const KEY: &str = "control.plane.listener.name";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let name = upper(c.text(KEY).filter(|_| c.is_set(KEY))?);
    let broker = c.broker()?;
    if broker.mode?.is_kraft() {
        return Some(c.finding(KEY, format!("{} is for ZooKeeper only", c.name(KEY))).help("remove it"));
    }
    let (why, help) = if broker.protocols.as_ref()?.get(&name).is_none() {
        (
            "which has no security protocol",
            format!(
                "add it to {}, or name another listener",
                keys::to_set(c, "listener.security.protocol.map")
            ),
        )
    } else if broker.inter_broker_name.as_ref()? == &name {
        ("which is the listener between brokers", "give it a listener of its own, or remove it".to_owned())
    } else if !broker.advertised_by_broker(c)?.iter().any(|endpoint| endpoint.name == name) {
        (
            "which is not advertised",
            format!(
                "add it to {} and {}, or name another listener",
                keys::to_set(c, "listeners"),
                keys::to_set(c, "advertised.listeners")
            ),
        )
    } else {
        return None;
    };
    Some(c.finding(KEY, format!("{} is {}, {why}", c.name(KEY), c.quoted(KEY))).help(help))
}
