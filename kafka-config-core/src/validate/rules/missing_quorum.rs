//! KC404: ``KRaft`` without a controller quorum.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC404",
    name: "missing-quorum",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Every KRaft node must know the controllers: by `controller.quorum.voters`, or since 3.9 by
`controller.quorum.bootstrap.servers` (KIP-853). A variable that is set but empty sets the property to nothing.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_QUORUM_VOTERS=
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_QUORUM_VOTERS=2@controller:9093
```
",
    check: Check::Properties(check),
};

const VOTERS: &str = "controller.quorum.voters";
const SERVERS: &str = "controller.quorum.bootstrap.servers";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let has_servers = c.version >= KafkaVersion::new(3, 9, 0);
    let knows = !c.list(VOTERS)?.is_empty() || (has_servers && !c.list(SERVERS)?.is_empty());
    if knows || !c.broker()?.mode?.is_kraft() {
        return None;
    }
    let (what, how) =
        if c.is_set(VOTERS) { (c.name(VOTERS), "is empty") } else { (VOTERS.to_owned(), "is not set") };
    let other = if has_servers { format!(", or set {}", keys::to_set(c, SERVERS)) } else { String::new() };
    Some(
        c.finding_at_first(
            &[VOTERS, SERVERS],
            format!("{what} {how}, so this node does not know its controllers"),
        )
        .help(format!("list the controllers in {} as ID@HOST:PORT{other}", keys::to_set(c, VOTERS))),
    )
}
