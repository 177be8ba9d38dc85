//! KC408: roles that make no node.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::Mode;
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC408",
    name: "invalid-roles",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`process.roles` is `broker`, `controller` or both, each once (4.2 forgives repetition). 3.x without roles is a broker
with ZooKeeper and needs `zookeeper.connect`.

```invalid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
```

```valid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
```
",
    check: Check::Properties(check),
};

const KEY: &str = "process.roles";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    neither(c).into_iter().chain(twice(c)).collect()
}

fn neither(c: &Configuration<'_>) -> Option<Finding> {
    let is_zookeeper = matches!(c.broker()?.mode?, Mode::ZooKeeper { .. });
    (is_zookeeper && !c.is_set("zookeeper.connect")).then(|| {
        c.finding(KEY, "neither process.roles nor zookeeper.connect is set, so this is no node at all")
            .help(format!("set {} to broker, controller or broker,controller", keys::to_set(c, KEY)))
    })
}

fn twice(c: &Configuration<'_>) -> Option<Finding> {
    let roles = c.list(KEY)?;
    let role = ["broker", "controller"]
        .into_iter()
        .find(|role| roles.iter().filter(|item| *item == role).count() > 1)?;
    let once = if roles.iter().any(|item| *item != role) { "broker,controller" } else { role };
    let finding = c
        .finding_in(KEY, role, format!("{} has the role {role} twice", c.name(KEY)))
        .help(format!("write {once}"));
    Some(match c.set_value(KEY, once) {
        Some(fix) => finding.fix(fix),
        None => finding,
    })
}
