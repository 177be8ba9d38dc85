//! KC713: a log directory of another cluster.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::directories;
use crate::validate::rule::{Check, Rule};
use crate::validate::storage::{ClusterId, Directory};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC713",
    name: "other-cluster",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::D),
    page: r"
`meta.properties` in every log directory names one and the same cluster, and in a container that of `CLUSTER_ID`
(without it the image takes an id of its own, always the same). Else the start ends with `Invalid cluster.id`.
Mostly the data is older than the variable: an id is kept for as long as the data is.

Told only with `--root`, below which the directories are looked at.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=2@controller:9093
KAFKA_LOG_DIRS=/data
CLUSTER_ID=MkU3OEVBNTcwNTJENDM2Qg
#! file /data/meta.properties
version=1
cluster.id=5L6g3nShT-eMCtK--X86sw
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
    let container = storage.container.as_ref();
    let wanted = container.and_then(|container| container.id.as_deref()).or_else(|| storage.cluster());
    let Some(wanted) = wanted else { return Vec::new() };
    let others = storage.directories.iter().filter_map(|directory| {
        let found = directory.meta()?.cluster.as_deref()?;
        (found != wanted).then(|| match container.filter(|container| container.id.is_some()) {
            Some(container) => other_than_variable(container, wanted, directory, found),
            None => other_than_first(c, wanted, directory, found),
        })
    });
    others.collect()
}

fn other_than_variable(container: &ClusterId, wanted: &str, directory: &Directory, found: &str) -> Finding {
    let message = format!(
        "CLUSTER_ID is {}, and {} belongs to the cluster {}",
        wanted.visible(),
        directory.meta_path().visible(),
        found.visible()
    );
    let help = format!("set CLUSTER_ID to {}, or empty the directory if its data may go", found.visible());
    let finding = Finding::new(message).help(help);
    let Some(origin) = &container.origin else { return finding };
    let fix = Fix::set_value(origin, found, Applicability::Unsafe);
    finding.at(origin).fix(fix.titled(format!("write {}", found.visible())))
}

fn other_than_first(c: &Configuration<'_>, wanted: &str, directory: &Directory, found: &str) -> Finding {
    let fault = format!(
        "which belongs to the cluster {}, while another directory belongs to {}",
        found.visible(),
        wanted.visible()
    );
    directories::finding(c, directory, &fault).help("name only directories of this node in this cluster")
}
