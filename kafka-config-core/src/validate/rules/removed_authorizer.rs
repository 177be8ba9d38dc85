//! KC516: an authorizer that this cluster cannot load.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::Mode;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC516",
    name: "removed-authorizer",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
The authorizers that keep their rules in ZooKeeper work with ZooKeeper only: `kafka.security.auth.SimpleAclAuthorizer` went
with 3.0, `kafka.security.authorizer.AclAuthorizer` with 4.0. KRaft has
`org.apache.kafka.metadata.authorizer.StandardAuthorizer` (KIP-801).

```invalid
KAFKA_AUTHORIZER_CLASS_NAME=kafka.security.authorizer.AclAuthorizer
```

```valid
KAFKA_AUTHORIZER_CLASS_NAME=org.apache.kafka.metadata.authorizer.StandardAuthorizer
KAFKA_SUPER_USERS=User:admin
```
",
    check: Check::Properties(check),
};

pub(super) const KEY: &str = "authorizer.class.name";
const OF_KRAFT: &str = "org.apache.kafka.metadata.authorizer.StandardAuthorizer";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

pub(super) fn find(c: &Configuration<'_>) -> Option<Finding> {
    let uses_zookeeper = matches!(c.broker()?.mode, Some(Mode::ZooKeeper { .. }));
    let class = c.text(KEY)?;
    let name = c.name(KEY);
    let message = match class {
        "kafka.security.auth.SimpleAclAuthorizer" => {
            format!("{name} is {class}, which Kafka has no more since 3.0")
        }
        "kafka.security.authorizer.AclAuthorizer" if c.version.major >= 4 => {
            format!("{name} is {class}, which Kafka has no more since 4.0")
        }
        "kafka.security.authorizer.AclAuthorizer" if !uses_zookeeper => {
            format!("{name} is {class}, which needs ZooKeeper")
        }
        OF_KRAFT if uses_zookeeper => format!("{name} is {class}, which needs KRaft"),
        _ => return None,
    };
    let meant = if uses_zookeeper { "kafka.security.authorizer.AclAuthorizer" } else { OF_KRAFT };
    let finding = c.finding(KEY, message).help(format!("write {meant}"));
    Some(match c.set_value(KEY, meant) {
        Some(fix) => finding.fix(fix),
        None => finding,
    })
}
