//! KC407: an id that no node can have.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::Mode;
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC407",
    name: "invalid-node-id",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`node.id` is 0 or greater in KRaft. `broker.id` is its older name: where both are set they must agree. With ZooKeeper
and generated ids, one that is set must not exceed `reserved.broker.max.id`.

```invalid
KAFKA_NODE_ID=1
KAFKA_BROKER_ID=2
```

```valid
KAFKA_NODE_ID=1
KAFKA_BROKER_ID=1
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    different(c).into_iter().chain(out_of_range(c)).collect()
}

fn different(c: &Configuration<'_>) -> Option<Finding> {
    let (node, broker) = (c.whole("node.id")?, c.whole("broker.id")?);
    (c.is_set("node.id") && node != broker).then(|| {
        c.finding(
            "broker.id",
            format!(
                "{} is {broker} and {} is {node}, and both mean this node",
                c.name("broker.id"),
                c.name("node.id")
            ),
        )
        .help(format!("keep {} and remove {}", c.name("node.id"), c.name("broker.id")))
    })
}

/// Whether this rule tells that the id is none, which is then no voter's either.
pub(in crate::validate) fn is_none(c: &Configuration<'_>) -> bool {
    c.whole("broker.id").is_some_and(|id| id < 0) && out_of_range(c).is_some()
}

/// Only 3.x looks at this here: since 4.0 the property has a range.
fn out_of_range(c: &Configuration<'_>) -> Option<Finding> {
    let id = c.whole("broker.id").filter(|_| c.version.major == 3)?;
    let mode = c.broker()?.mode?;
    let migrates =
        mode == Mode::ZooKeeper { migration: true } && (c.version.major, c.version.minor) == (3, 9);
    let has_most = matches!(mode, Mode::ZooKeeper { .. }) && c.flag("broker.id.generation.enable")?;
    let least = if has_most && !migrates { -1 } else { 0 };
    let most = if has_most { Some(c.whole("reserved.broker.max.id")?) } else { None };
    let key = if c.is_set("node.id") { "node.id" } else { "broker.id" };
    if id < least {
        let message = if c.is_set(key) {
            format!("{} is {id}, less than {least}", c.name(key))
        } else {
            "node.id is not set, and every node needs one".to_owned()
        };
        return Some(c.finding(key, message).help("give every node a number of its own, 0 or greater"));
    }
    let most = most.filter(|most| id > *most)?;
    let message =
        format!("{} is {id}, more than the {most} of {}", c.name(key), c.name("reserved.broker.max.id"));
    Some(c.finding(key, message).help(format!(
        "write a smaller id, or set {} to false",
        keys::to_set(c, "broker.id.generation.enable")
    )))
}
