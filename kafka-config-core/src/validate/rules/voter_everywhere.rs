//! KC417: a voter at 0.0.0.0 that only the quorum's start refuses.

use super::unroutable_voter;
use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::{Mode, voters};
use crate::validate::configuration::Configuration;
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC417",
    name: "voter-everywhere",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
`0.0.0.0` means every address of the machine: a controller can listen there, and no node can connect there. Kafka takes
such a voter while it reads its configuration, and ends when it opens the quorum. `[::]` gets further and never works.
KC411 is about the controllers that end before.

```invalid
KAFKA_NODE_ID=2
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_QUORUM_VOTERS=1@0.0.0.0:9093
```

```valid
KAFKA_NODE_ID=2
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller:9093
```
",
    check: Check::Properties(check),
};

const KEY: &str = "controller.quorum.voters";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let opens_quorum = c
        .broker()
        .and_then(|broker| broker.mode)
        .is_some_and(|mode| mode.is_kraft() || mode == Mode::ZooKeeper { migration: true });
    if !opens_quorum {
        return Vec::new();
    }
    let has_own_rule = unroutable_voter::reads_addresses(c) == Some(true);
    let all = voters(c).unwrap_or_default();
    all.iter()
        .filter(|voter| !voter.host.is_empty() && hosts::is_everywhere(&voter.host))
        .filter(|voter| !(has_own_rule && voter.host == unroutable_voter::EVERY_ADDRESS))
        .take(hosts::MANY)
        .map(|voter| {
            let host = hosts::written(&voter.host);
            c.finding_in(
                KEY,
                &voter.text,
                format!("{} has voter {} at {host}, where no node can connect", c.name(KEY), voter.id),
            )
            .help(format!(
                "write {}@HOST:{} with the name by which nodes reach that controller",
                voter.id, voter.port
            ))
        })
        .collect()
}
