//! KC716: a metadata log outside the directory for metadata.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::directories;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC716",
    name: "stray-metadata-log",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::D),
    page: r"
The metadata log `__cluster_metadata-0` lies in `metadata.log.dir`, or without that in the first of `log.dirs`. In any
other log directory it ends the start with `Found unexpected metadata location`: most often `log.dirs` was given in
another order, or `metadata.log.dir` was set after the first start.

Told only with `--root`, below which the directories are looked at.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=2@controller:9093
KAFKA_LOG_DIRS=/data/b,/data/a
CLUSTER_ID=5L6g3nShT-eMCtK--X86sw
#! file /data/a/meta.properties
version=1
cluster.id=5L6g3nShT-eMCtK--X86sw
node.id=1
#! file /data/a/__cluster_metadata-0/quorum-state
{}
#! file /data/b/meta.properties
version=1
cluster.id=5L6g3nShT-eMCtK--X86sw
node.id=1
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=2@controller:9093
KAFKA_LOG_DIRS=/data/a,/data/b
CLUSTER_ID=5L6g3nShT-eMCtK--X86sw
#! file /data/a/meta.properties
version=1
cluster.id=5L6g3nShT-eMCtK--X86sw
node.id=1
#! file /data/a/__cluster_metadata-0/quorum-state
{}
#! file /data/b/meta.properties
version=1
cluster.id=5L6g3nShT-eMCtK--X86sw
node.id=1
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(storage) = &c.storage else { return Vec::new() };
    let metadata = storage.directories.iter().find(|directory| directory.role.is_metadata);
    let metadata = metadata.map_or("", |directory| directory.path.as_str());
    let strays = storage.directories.iter().filter(|directory| {
        directory.has_metadata_log && !directory.role.is_metadata && directory.meta().is_some()
    });
    strays
        .map(|directory| {
            let path = directory.path.visible();
            let metadata = metadata.visible();
            let fault = format!("which holds a metadata log, while that belongs into {metadata}");
            directories::finding(c, directory, &fault)
                .help(format!("set metadata.log.dir to {path}, where the metadata is"))
        })
        .collect()
}
