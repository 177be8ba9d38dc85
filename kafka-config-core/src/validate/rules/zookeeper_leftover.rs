//! KC420: properties of `ZooKeeper` where there is none.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC420",
    name: "zookeeper-leftover",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A node with `process.roles` does without ZooKeeper, and 4.0 removed it (KIP-500, KIP-866): `zookeeper.connect` and its
like have no effect. 3.x still reads them while a cluster migrates, with `zookeeper.metadata.migration.enable=true`.

```invalid
#! image apache/kafka:4.0.0
KAFKA_BROKER_ID=1
KAFKA_ZOOKEEPER_CONNECT=zookeeper:2181
```

```invalid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_QUORUM_VOTERS=2@controller:9093
KAFKA_ZOOKEEPER_CONNECT=zookeeper:2181
```

```valid
#! image apache/kafka:3.9.1
KAFKA_BROKER_ID=1
KAFKA_ZOOKEEPER_CONNECT=zookeeper:2181
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let is_past = c.version.major >= 4;
    let is_leftover = is_past
        || (c.broker()?.mode?.is_kraft() && c.flag("zookeeper.metadata.migration.enable") == Some(false));
    let mut set: Vec<&str> = c.with_prefix("zookeeper.").map(|setting| setting.key).collect();
    // What says where ZooKeeper is comes first.
    set.sort_by_key(|key| *key != "zookeeper.connect");
    let first =
        set.first().copied().filter(|_| is_leftover && c.component == crate::schema::Component::Broker)?;
    let more = set.len() - 1;
    let subject = match more {
        0 => c.name(first),
        1 => format!("{} and one more property", c.name(first)),
        _ => format!("{} and {more} more properties", c.name(first)),
    };
    let verb = wording::verb(set.len(), "is", "are");
    let message = format!("{subject} {verb} for ZooKeeper, which this node does not use");
    let help = if c.has_text("process.roles") {
        "remove what begins with zookeeper. and the ZooKeeper service".to_owned()
    } else {
        format!(
            "{} knows KRaft only: set process.roles, node.id, controller.quorum.voters and \
             controller.listener.names, and remove what is ZooKeeper's",
            c.program()
        )
    };
    Some(c.finding(first, message).help(help))
}
