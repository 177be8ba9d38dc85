//! KC421: versions of protocols that a cluster without `ZooKeeper` keeps elsewhere.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Mode;
use crate::validate::configuration::Configuration;
use crate::validate::protocol;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC421",
    name: "leftover-protocol-version",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
`inter.broker.protocol.version` and `log.message.format.version` held a cluster back during upgrades with ZooKeeper. In
KRaft that is the feature `metadata.version`, which `kafka-features.sh upgrade` raises; 3.x looks at the first property
only when it formats storage. 4.0 removed both; then KC112 speaks.

```invalid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_INTER_BROKER_PROTOCOL_VERSION=3.9
```

```valid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
```
",
    check: Check::Properties(check),
};

const PROTOCOL: &str = "inter.broker.protocol.version";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let is_kraft = c.broker().and_then(|broker| broker.mode).is_some_and(Mode::is_kraft);
    let keys = [PROTOCOL, "log.message.format.version"];
    keys.into_iter()
        .filter(|key| is_kraft && c.is_set(key) && is_taken(c, key))
        .map(|key| {
            c.finding(key, format!("{} has no effect on a running KRaft cluster", c.name(key)))
                .help("remove it; kafka-features.sh upgrade raises the version of a cluster")
        })
        .collect()
}

/// Whether the release has the property and takes its value: a protocol older than `KRaft` ends the node.
fn is_taken(c: &Configuration<'_>, key: &str) -> bool {
    let least = protocol::place_of(c, "3.0-IV1").filter(|_| key == PROTOCOL);
    protocol::place(c, key).is_some_and(|place| Some(place) >= least)
}
