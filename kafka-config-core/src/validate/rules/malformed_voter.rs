//! KC403: a voter that is not ID@HOST:PORT.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::{VoterFault, host_and_port, voter};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC403",
    name: "malformed-voter",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`controller.quorum.voters` holds items `ID@HOST:PORT`, `controller.quorum.bootstrap.servers` items `HOST:PORT`. Kafka
looks at them in every mode and role, and a comma at the end makes an empty item.

```invalid
KAFKA_CONTROLLER_QUORUM_VOTERS=controller-1:9093
```

```invalid
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller-1:9093,
```

```valid
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller-1:9093,2@controller-2:9093
```
",
    check: Check::Properties(check),
};

const VOTERS: &str = "controller.quorum.voters";
const SERVERS: &str = "controller.quorum.bootstrap.servers";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let voters = c.list(VOTERS).unwrap_or_default();
    let voters = voters.into_iter().filter_map(|item| Some((VOTERS, item, voter(item, c.version).err()?)));
    // 3.8 has the servers, too, although nothing uses them there.
    let servers = c.list(SERVERS).unwrap_or_default();
    let servers =
        servers.into_iter().filter_map(|item| Some((SERVERS, item, host_and_port(item, c.version).err()?)));
    voters.chain(servers).map(|(key, item, fault)| finding(c, key, item, fault)).collect()
}

fn finding(c: &Configuration<'_>, key: &str, item: &str, fault: VoterFault) -> Finding {
    let form = if key == VOTERS { "ID@HOST:PORT" } else { "HOST:PORT" };
    let why = match fault {
        VoterFault::Shape | VoterFault::Address => format!("which is not {form}"),
        VoterFault::Id => "whose id is not a whole number".to_owned(),
        VoterFault::Port => "whose port is above 65535".to_owned(),
    };
    let what =
        if item.is_empty() { "an empty item".to_owned() } else { format!("'{}'", item.escape_debug()) };
    let finding = c.finding_in(key, item, format!("{} holds {what}, {why}", c.name(key)));
    if item.is_empty() {
        finding.help("remove the comma that has nothing beside it")
    } else {
        finding.help(format!("write {form}, several between commas"))
    }
}
