//! KC711: a log directory without `meta.properties`.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::directories;
use crate::validate::rule::{Check, Rule};
use crate::validate::storage::{Content, Storage};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC711",
    name: "unformatted-directory",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::D),
    page: r"
In KRaft every log directory must be formatted before Kafka starts: `meta.properties` names its cluster and its node.
Kafka ends with ``No `meta.properties` found``, or with `No readable meta.properties files found.` where none is.

The image formats for itself, but only where no directory is formatted yet: the storage tool refuses the rest with
`already formatted`, which the entrypoint takes for fine. So a directory that is added later stays as it is.

Told only with `--root`, below which the directories are looked at.

```invalid
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
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=2@controller:9093
KAFKA_LOG_DIRS=/data/a,/data/b
#! file /data/README
Nothing is formatted yet, so that the image does it.
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(storage) = &c.storage else { return Vec::new() };
    if storage.is_formatted_by_container() {
        return Vec::new();
    }
    let unformatted = storage.directories.iter().filter(|one| matches!(one.content, Content::Unformatted));
    let fault = "which is not formatted: it has no meta.properties";
    unformatted
        .take(directories::MOST)
        .map(|directory| directories::finding(c, directory, fault).help(help(storage)))
        .collect()
}

fn help(storage: &Storage) -> String {
    let id = storage.cluster().unwrap_or("$(kafka-storage.sh random-uuid)").visible();
    let command = format!("kafka-storage.sh format --ignore-formatted --cluster-id={id} --config FILE");
    if storage.container.is_some() {
        format!(
            "the image leaves it alone, for another directory is formatted; run once in the container: {command}"
        )
    } else {
        format!("run: {command}")
    }
}
