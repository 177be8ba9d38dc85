//! KC261: a `MirrorMaker` that copies nothing.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::within::flows::flows;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC261",
    name: "mirror-flows",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
MirrorMaker 2 starts a worker for each flow from one of its `clusters` to another that is enabled or has heartbeats, which all
flows have unless `emit.heartbeats.enabled` is `false`. It ends with `No source->target replication flows` where there is
none.

```invalid
#! image apache/kafka:4.3.1
#! component mirror-maker
#! mounted server.properties
clusters=east
east.bootstrap.servers=kafka-east:9092
```

```valid
#! image apache/kafka:4.3.1
#! component mirror-maker
#! mounted server.properties
clusters=east,west
east.bootstrap.servers=kafka-east:9092
west.bootstrap.servers=kafka-west:9092
east->west.enabled=true
```
",
    check: Check::Properties(check),
};

const CLUSTERS: &str = "clusters";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

/// `MirrorMaker`'s constructor.
fn find(c: &Configuration<'_>) -> Option<Finding> {
    let clusters = c.get(CLUSTERS).and_then(|_| c.list(CLUSTERS))?;
    let is_empty = c.component == Component::MirrorMaker && flows(c).is_empty();
    is_empty.then(|| match clusters.as_slice() {
        [source, target, ..] if source != target => {
            let message = format!("no flow between {} is enabled", c.name(CLUSTERS));
            c.finding(CLUSTERS, message).help("enable one, as in SOURCE->TARGET.enabled=true")
        }
        _ => {
            let message =
                format!("{} is {}, and a flow has two clusters", c.name(CLUSTERS), c.quoted(CLUSTERS));
            c.finding(CLUSTERS, message).help("name the cluster to copy from and the one to copy to")
        }
    })
}
