//! KC262: clusters that `MirrorMaker` cannot find.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::within::mirror;
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC262",
    name: "mirror-addresses",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
MirrorMaker 2 finds a cluster by `ALIAS.bootstrap.servers`; a bare `bootstrap.servers` stands for all that have none of their own.

```invalid
#! image apache/kafka:4.3.1
#! component mirror-maker
#! mounted server.properties
clusters=east,west
east.bootstrap.servers=kafka-east:9092
east->west.enabled=true
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
    if c.component != Component::MirrorMaker {
        return Vec::new();
    }
    mirror::without_address(c).into_iter().map(|alias| finding(c, alias)).collect()
}

fn finding(c: &Configuration<'_>, alias: &str) -> Finding {
    let shown = alias.visible();
    let message = format!("{} holds '{shown}', and {shown}.bootstrap.servers is not set", c.name(CLUSTERS));
    c.finding_in(CLUSTERS, alias, message)
        .help(format!("set {shown}.bootstrap.servers to HOST:PORT of its brokers"))
}
