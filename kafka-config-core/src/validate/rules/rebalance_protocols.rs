//! KC226: group protocols without classic, or with consumer under ``ZooKeeper``.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::Mode;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC226",
    name: "rebalance-protocols",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`group.coordinator.rebalance.protocols` must hold `classic`: it can be joined by others but not turned off. With
ZooKeeper, 3.8 and 3.9 refuse `consumer`.

```invalid
KAFKA_GROUP_COORDINATOR_REBALANCE_PROTOCOLS=consumer
```

```valid
KAFKA_GROUP_COORDINATOR_REBALANCE_PROTOCOLS=classic,consumer
```
",
    check: Check::Properties(check),
};

const KEY: &str = "group.coordinator.rebalance.protocols";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(protocols) = c.list(KEY) else { return Vec::new() };
    let without = (!protocols.contains(&"classic")).then(|| {
        c.finding(KEY, format!("{} lacks classic, which cannot be turned off", c.name(KEY)))
            .help("add classic")
    });
    without.into_iter().chain(zookeeper(c, &protocols)).collect()
}

fn zookeeper(c: &Configuration<'_>, protocols: &[&str]) -> Option<Finding> {
    let refuses = matches!((c.version.major, c.version.minor), (3, 8 | 9));
    let is_zookeeper = matches!(c.broker()?.mode?, Mode::ZooKeeper { .. });
    (refuses && is_zookeeper && protocols.contains(&"consumer")).then(|| {
        c.finding_in(KEY, "consumer", format!("{} has consumer, which needs KRaft", c.name(KEY)))
            .help("remove it")
    })
}
