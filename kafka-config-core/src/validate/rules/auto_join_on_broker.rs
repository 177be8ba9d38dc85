//! KC406: a broker told to join the quorum.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::Mode;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC406",
    name: "auto-join-on-broker",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`controller.quorum.auto.join.enable` (KIP-1186, since 4.2) is for controllers.

```invalid
#! image apache/kafka:4.2.0
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_QUORUM_AUTO_JOIN_ENABLE=true
```

```valid
#! image apache/kafka:4.2.0
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=controller
KAFKA_CONTROLLER_QUORUM_AUTO_JOIN_ENABLE=true
```
",
    check: Check::Properties(check),
};

const KEY: &str = "controller.quorum.auto.join.enable";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let is_broker = c.broker().and_then(|broker| broker.mode) == Some(Mode::BROKER);
    if !is_broker || c.flag(KEY) != Some(true) {
        return Vec::new();
    }
    vec![
        c.finding(KEY, format!("{} is for controllers, and this node is only a broker", c.name(KEY)))
            .help("remove it"),
    ]
}
