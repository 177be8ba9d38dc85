//! KC714: a log directory of another node.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC714",
    name: "other-node",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::D),
    page: r"
`meta.properties` in every log directory names the node that it was formatted for, and `node.id` must be that one.
Else the start ends with `Stored node id … doesn't match previous node id`. Data moves to another node with its id.

Told only with `--root`, below which the directories are looked at.

```invalid
KAFKA_NODE_ID=2
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=3@controller:9093
KAFKA_LOG_DIRS=/data
CLUSTER_ID=5L6g3nShT-eMCtK--X86sw
#! file /data/meta.properties
version=1
cluster.id=5L6g3nShT-eMCtK--X86sw
node.id=1
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=3@controller:9093
KAFKA_LOG_DIRS=/data
CLUSTER_ID=5L6g3nShT-eMCtK--X86sw
#! file /data/meta.properties
version=1
cluster.id=5L6g3nShT-eMCtK--X86sw
node.id=1
```
",
    check: Check::Properties(check),
};

const KEY: &str = "node.id";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let (Some(storage), Some(node)) = (&c.storage, c.whole(KEY)) else { return Vec::new() };
    let others = storage.directories.iter().filter_map(|directory| {
        let stored = directory.meta()?.node.filter(|stored| *stored != node)?;
        let message = format!(
            "{} is {node}, and {} belongs to the node {stored}",
            c.name(KEY),
            directory.meta_path().visible()
        );
        let finding = c.finding(KEY, message).help(format!(
            "set it to {stored}, or empty the directory if its data may go; every node needs one of its own"
        ));
        let origin = c.get(KEY).and_then(|setting| setting.origin);
        Some(match origin {
            Some(origin) => {
                let fix = Fix::set_value(origin, stored.to_string(), Applicability::Unsafe);
                finding.fix(fix.titled(format!("write {stored}")))
            }
            None => finding,
        })
    });
    others.collect()
}
