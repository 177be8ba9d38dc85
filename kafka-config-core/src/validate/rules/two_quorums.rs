//! KC416: fixed voters and servers of a dynamic quorum.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::KafkaVersion;
use crate::validate::broker::Mode;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC416",
    name: "two-quorums",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
Since 3.9 a quorum is either static, with `controller.quorum.voters`, or dynamic, with
`controller.quorum.bootstrap.servers` (KIP-853). With both, storage is formatted for a static one: `kraft.version` is 0,
controllers can be neither added nor removed, and since 4.1 `format` refuses `--standalone` and `--initial-controllers`.

```invalid
KAFKA_NODE_ID=4
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller:9093
KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS=controller:9093
```

```valid
KAFKA_NODE_ID=4
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS=controller:9093
```
",
    check: Check::Properties(check),
};

const VOTERS: &str = "controller.quorum.voters";
const SERVERS: &str = "controller.quorum.bootstrap.servers";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let is_kraft = c.broker().and_then(|broker| broker.mode).is_some_and(Mode::is_kraft);
    if !is_kraft || c.version < KafkaVersion::new(3, 9, 0) || !c.has_text(VOTERS) || !c.has_text(SERVERS) {
        return Vec::new();
    }
    let message = format!(
        "{} and {} are both set, and the voters make the quorum static",
        c.name(VOTERS),
        c.name(SERVERS)
    );
    vec![
        c.finding(SERVERS, message)
            .help(format!("keep {SERVERS} for a dynamic quorum, or {VOTERS} for a static one")),
    ]
}
