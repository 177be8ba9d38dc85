//! KC405: a node id that does not fit the voters.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::Mode;
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::rules::invalid_node_id;
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC405",
    name: "node-not-voter",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
A controller's `node.id` must be among `controller.quorum.voters`, and that of a node that is only a broker must not.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller:9093
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller:9093
```
",
    check: Check::Properties(check),
};

const VOTERS: &str = "controller.quorum.voters";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    if invalid_node_id::is_none(c) {
        return None;
    }
    let broker = c.broker()?;
    let (voters, id) = (broker.voters.as_deref().filter(|voters| !voters.is_empty())?, c.whole("node.id")?);
    let is_voter = voters.iter().any(|voter| voter.id == id);
    let name = c.name("node.id");
    let ids: Vec<String> = voters.iter().map(|voter| voter.id.to_string()).collect();
    if broker.mode? == Mode::BROKER && is_voter {
        return Some(
            c.finding(
                "node.id",
                format!(
                    "{name} is {id}, the id of a controller in {}, but this node is only a broker",
                    c.name(VOTERS)
                ),
            )
            .help(format!(
                "give the broker an id of its own, or add controller to {}",
                keys::to_set(c, "process.roles")
            )),
        );
    }
    (broker.mode?.is_controller() && !is_voter).then(|| {
        c.finding("node.id", format!("{name} is {id}, and {} has no such voter", c.name(VOTERS))).help(
            format!("use the id of a voter ({}), or add {id}@HOST:PORT to the voters", wording::list(&ids)),
        )
    })
}
