//! KC420: properties of `ZooKeeper` where there is none.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{Arrange, Layer};
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC420",
    name: "zookeeper-leftover",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A node with `process.roles` does without ZooKeeper (KIP-500). 3.x still knows `zookeeper.connect` and its like, but such
a node uses them only while its cluster migrates, with `zookeeper.metadata.migration.enable=true` (KIP-866). Since 4.0
they are gone; then KC112 speaks.

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

```valid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=3000
KAFKA_PROCESS_ROLES=controller
KAFKA_ZOOKEEPER_CONNECT=zookeeper:2181
KAFKA_ZOOKEEPER_METADATA_MIGRATION_ENABLE=true
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let is_kraft = c.broker()?.mode?.is_kraft();
    // Later releases do not know the key.
    let migrates = c.flag("zookeeper.metadata.migration.enable")?;
    // Confluent's images set an empty address themselves.
    let is_images_own = |setting: &&Setting<'_>| {
        setting.value.is_empty() && setting.origin.is_some_and(|origin| origin.layer() == Layer::Derived)
    };
    let left = c.with_prefix("zookeeper.").filter(|setting| !is_images_own(setting));
    let mut set: Vec<&str> = left.map(|setting| setting.key).collect();
    // What says where ZooKeeper is comes first.
    set.arrange_by_key(|key| *key != "zookeeper.connect");
    let first = set.first().copied().filter(|_| is_kraft && !migrates)?;
    let others = match set.len().saturating_sub(1) {
        0 => String::new(),
        1 => " and one more property".to_owned(),
        more => format!(" and {more} more properties"),
    };
    let verb = wording::verb(set.len(), "is", "are");
    let message = format!("{}{others} {verb} for ZooKeeper, which this node does not use", c.name(first));
    let help = "remove what begins with zookeeper.; during a migration set zookeeper.metadata.migration.enable to true";
    Some(c.finding(first, message).help(help))
}
