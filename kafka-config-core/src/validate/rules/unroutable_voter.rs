//! KC411: a voter at 0.0.0.0, since 4.2.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::validate::broker::{Mode, host_and_port};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC411",
    name: "unroutable-voter",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`0.0.0.0` means every address of the machine, so no other node can reach a voter there. Since 4.2 a controller ends
when any voter of `controller.quorum.voters` has that host; earlier releases end a little later.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@0.0.0.0:9093
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller:9093
```
",
    check: Check::Properties(check),
};

const KEY: &str = "controller.quorum.voters";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let is_controller = c.broker().and_then(|broker| broker.mode).is_some_and(Mode::is_controller);
    let refuses = is_controller && c.version >= KafkaVersion::new(4, 2, 0);
    let voters = if refuses { c.list(KEY).unwrap_or_default() } else { Vec::new() };
    let host = |item: &str| {
        let (_, address) = item.split_once('@')?;
        host_and_port(address, c.version).ok().map(|(host, _)| host == "0.0.0.0")
    };
    voters
        .into_iter()
        .filter(|item| host(item) == Some(true))
        .map(|item| {
            c.finding_in(
                KEY,
                item,
                format!("{} has a voter at 0.0.0.0, where no other node can reach it", c.name(KEY)),
            )
            .help("write the name by which the other nodes reach that controller")
        })
        .collect()
}
