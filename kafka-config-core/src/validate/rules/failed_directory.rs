//! KC712: a directory for metadata that cannot be used.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::directories;
use crate::validate::rule::{Check, Rule};
use crate::validate::storage::Content;
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC712",
    name: "failed-directory",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::D),
    page: r"
Kafka counts a log directory as failed where its `meta.properties` cannot be read, has a version other than 0 and 1,
or, in version 1, lacks `cluster.id` or `node.id`. It goes on without that directory, unless it is the one for
metadata: `metadata.log.dir`, or the first of `log.dirs`. Then it ends with `Encountered I/O error in metadata log
directory`. 3.7's storage tool, which the image runs first, takes no failed directory at all.

Told only with `--root`, below which the directories are looked at.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=2@controller:9093
KAFKA_LOG_DIRS=/data
#! file /data/meta.properties
version=1
node.id=1
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=2@controller:9093
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

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(storage) = &c.storage else { return Vec::new() };
    let tool_refuses = storage.container.is_some() && (c.version.major, c.version.minor) == (3, 7);
    let failed = storage.directories.iter().filter_map(|directory| match &directory.content {
        Content::Failed(why) if directory.role.is_metadata || tool_refuses => Some((directory, why)),
        _ => None,
    });
    failed
        .take(directories::MOST)
        .map(|(directory, why)| {
            let fault = format!("which Kafka cannot use: {}", why.visible());
            directories::finding(c, directory, &fault)
                .help("name a folder that Kafka may read and write; restore its meta.properties, or empty it")
        })
        .collect()
}
