//! KC411: a voter at 0.0.0.0, since 4.2.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::validate::broker::host_and_port;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC411",
    name: "unroutable-voter",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`0.0.0.0` means every address of the machine, so no other node can reach a voter there. Since 4.2 a controller that
has no host of its own to advertise looks for it among the voters, and then ends if any of them has that host. A
controller whose first listener names a host gets further, and ends when it opens the quorum.

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
const EVERY_ADDRESS: &str = "0.0.0.0";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let voters = if reads_addresses(c) == Some(true) { c.list(KEY).unwrap_or_default() } else { Vec::new() };
    let host = |item: &str| {
        let (_, address) = item.split_once('@')?;
        host_and_port(address, c.version).ok().map(|(host, _)| host == EVERY_ADDRESS)
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

/// Whether `KafkaConfig.effectiveAdvertisedControllerListeners` takes the first controller listener's host from the
/// voters: neither advertised.listeners nor listeners gives it one.
fn reads_addresses(c: &Configuration<'_>) -> Option<bool> {
    let broker = c.broker()?;
    if c.version < KafkaVersion::new(4, 2, 0) || !broker.mode?.is_controller() {
        return Some(false);
    }
    let first = broker.controller_names.as_ref()?.first()?;
    let advertised = broker.advertised()?.iter().any(|endpoint| endpoint.name == *first);
    let listeners = broker.listeners()?;
    let host =
        listeners.iter().find(|endpoint| endpoint.name == *first).map(|endpoint| endpoint.host.as_str());
    Some(!advertised && matches!(host, Some("" | EVERY_ADDRESS)))
}
