//! KC715: a log directory that is given twice, or copied.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::directories;
use crate::validate::rule::{Check, Rule};
use crate::validate::storage::Directory;
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC715",
    name: "repeated-directory",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::D),
    page: r"
Each log directory has a `directory.id` of its own (KIP-858), and Kafka ends with `Duplicate directory ID` where two
have the same: a directory was copied, or both paths lead to one place by a link or a slash at the end. The first
hundred ids are reserved and may not be used either.

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
directory.id=PbtC7RFnQJuDkUrgGb1aYg
#! file /data/b/meta.properties
version=1
cluster.id=5L6g3nShT-eMCtK--X86sw
node.id=1
directory.id=PbtC7RFnQJuDkUrgGb1aYg
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
directory.id=PbtC7RFnQJuDkUrgGb1aYg
#! file /data/b/meta.properties
version=1
cluster.id=5L6g3nShT-eMCtK--X86sw
node.id=1
directory.id=KML2DLm2Kdbg-G2-nmVZWQ
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(storage) = &c.storage else { return Vec::new() };
    let (mut places, mut ids) = (FxHashMap::default(), FxHashMap::default());
    let faults = storage.directories.iter().filter_map(|directory| {
        let path = directory.path.as_str();
        let id = directory.meta().and_then(|meta| meta.directory);
        let same_place = places.insert(directory.real.as_str(), path);
        let same_id = id.and_then(|id| ids.insert(id, path));
        let message = match (same_place, same_id, id) {
            (Some(first), ..) => format!("which is the same directory as {}", first.visible()),
            (None, Some(first), _) => format!("which has the directory.id of {}", first.visible()),
            (None, None, Some(id)) if id.is_reserved() => format!("whose directory.id {id} is reserved"),
            _ => return None,
        };
        Some(finding(c, directory, &message, same_place.is_some()))
    });
    faults.collect()
}

fn finding(c: &Configuration<'_>, directory: &Directory, message: &str, is_same: bool) -> Finding {
    directories::finding(c, directory, message).help(if is_same {
        "name each directory once"
    } else {
        "remove the line directory.id from the copy's meta.properties: Kafka gives it one of its own"
    })
}
