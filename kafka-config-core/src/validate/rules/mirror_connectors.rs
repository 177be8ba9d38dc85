//! KC263: connectors of `MirrorMaker` whose settings contradict one another.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::within::flows::{Flow, flows};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC263",
    name: "mirror-connectors",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
A flow copies exactly once only what its source's consumer reads with `isolation.level=read_committed` (KIP-618). Since 3.9
`emit.offset-syncs.enabled=false` leaves nothing that `offset-syncs-…` or `offset-syncs.topic.…` could be about. The worker
goes on, but without the connector.

```invalid
#! image apache/kafka:4.3.1
#! component mirror-maker
#! mounted server.properties
clusters=east,west
east.bootstrap.servers=kafka-east:9092
west.bootstrap.servers=kafka-west:9092
east->west.enabled=true
east->west.exactly.once.support=required
```

```valid
#! image apache/kafka:4.3.1
#! component mirror-maker
#! mounted server.properties
clusters=east,west
east.bootstrap.servers=kafka-east:9092
west.bootstrap.servers=kafka-west:9092
east.consumer.isolation.level=read_committed
east->west.enabled=true
east->west.exactly.once.support=required
```
",
    check: Check::Properties(check),
};

const SUPPORT: &str = "exactly.once.support";
const SYNCS: &str = "emit.offset-syncs.enabled";
const ISOLATION: &str = "isolation.level";

/// `MirrorSourceConnector.validate`.
fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::MirrorMaker {
        return Vec::new();
    }
    let flows = flows(c);
    let mut found: Vec<Finding> = Vec::new();
    for finding in flows.iter().flat_map(|flow| [exactly_once(c, flow), without_syncs(c, flow)]).flatten() {
        if !found.contains(&finding) {
            found.push(finding);
        }
    }
    found
}

/// The key that sets something for a flow: its own, else the one for all.
fn key(c: &Configuration<'_>, flow: &Flow<'_>, key: &str) -> Option<String> {
    let own = Some(format!("{}{key}", flow.prefix()));
    let shared = is_shared(c, key).then(|| key.to_owned());
    [own, shared].into_iter().flatten().find(|key| c.is_set(key))
}

fn is(c: &Configuration<'_>, key: &str, value: &str) -> bool {
    c.get(key).is_some_and(|setting| setting.value == value)
}

fn exactly_once(c: &Configuration<'_>, flow: &Flow<'_>) -> Option<Finding> {
    let key = key(c, flow, SUPPORT).filter(|key| is(c, key, "required"))?;
    let own = flow.prefix();
    let by_cluster = format!("{}.consumer.{ISOLATION}", flow.source);
    let keys = [
        format!("{own}source.consumer.{ISOLATION}"),
        by_cluster.clone(),
        format!("{own}consumer.{ISOLATION}"),
    ];
    let set = keys.into_iter().find(|key| c.is_set(key));
    let is_committed = set.is_some_and(|key| is(c, &key, "read_committed"));
    (!is_committed).then(|| {
        let message =
            format!("{} is required, and the source's consumer reads uncommitted records", c.name(&key));
        c.finding(&key, message).help(format!("write {by_cluster}=read_committed"))
    })
}

fn without_syncs(c: &Configuration<'_>, flow: &Flow<'_>) -> Option<Finding> {
    let is_checked = c.version >= KafkaVersion::new(3, 9, 0);
    let key = key(c, flow, SYNCS).filter(|key| is_checked && is(c, key, "false"))?;
    let own = flow.prefix();
    let of_flow =
        c.with_prefix(&own).filter(|setting| setting.key.strip_prefix(&own).is_some_and(is_about_syncs));
    let shared = c
        .with_prefix("offset-syncs")
        .filter(|setting| is_about_syncs(setting.key) && is_shared(c, setting.key));
    let about_syncs = of_flow.chain(shared).next()?;
    let message =
        format!("{} means nothing while {} is false, and is refused", about_syncs.key, c.name(&key));
    Some(c.finding(about_syncs.key, message).help("remove it, or write emit.offset-syncs.enabled=true"))
}

fn is_about_syncs(key: &str) -> bool {
    key.starts_with("offset-syncs-") || key.starts_with("offset-syncs.topic.")
}

/// Whether a setting for all flows reaches the connectors: they get what one of them knows.
fn is_shared(c: &Configuration<'_>, key: &str) -> bool {
    let connectors = [Component::MirrorSource, Component::MirrorCheckpoint, Component::MirrorHeartbeat];
    connectors.into_iter().any(|one| c.schema.definitions(one).is_some_and(|known| known.get(key).is_some()))
}
