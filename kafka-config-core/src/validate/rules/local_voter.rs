//! KC414: voters that each node would look for in itself.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::{Mode, Voter, voters};
use crate::validate::configuration::Configuration;
use crate::validate::deployment::Neighbours;
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC414",
    name: "local-voter",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
`localhost` is another machine on every node: in a container it is that container alone. As the address of a voter it
fits a single node that is broker and controller at once. Where there are more nodes, each looks for the controller in
itself.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093,2@kafka-2:9093,3@kafka-3:9093
```

```invalid
KAFKA_NODE_ID=2
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093
```
",
    check: Check::Properties(check),
};

const KEY: &str = "controller.quorum.voters";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    if c.neighbours.as_ref().is_some_and(Neighbours::share_localhost) {
        return None;
    }
    let all = voters(c)?;
    let voter = all.iter().find(|voter| hosts::is_loopback(&voter.host))?;
    let is_apart = c.broker()?.mode? == Mode::BROKER;
    let others = all.iter().any(|other| hosts::is_of_network(&other.host));
    // Several nodes on one machine may well meet there, those of one container cannot.
    let is_lost = others || (hosts::in_container(c) && (is_apart || has_others(all, voter)));
    is_lost.then(|| {
        let message = format!(
            "{} has voter {} at {}, which every node takes for itself",
            c.name(KEY),
            voter.id,
            hosts::written(&voter.host)
        );
        c.finding_in(KEY, &voter.text, message).help(format!(
            "write {}@HOST:{} with the name by which the other nodes reach it",
            voter.id, voter.port
        ))
    })
}

fn has_others(all: &[Voter], voter: &Voter) -> bool {
    all.iter().any(|other| other.id != voter.id)
}
