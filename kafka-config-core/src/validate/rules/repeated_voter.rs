//! KC413: voters of one id or of one address.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::{Voter, voters};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC413",
    name: "repeated-voter",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Every voter has an id and an address of its own. Of two with one id Kafka keeps the last without a word, so the quorum is
smaller than the list; two with one address are one node, which is not both.

```invalid
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller-1:9093,2@controller-2:9093,2@controller-3:9093
```

```invalid
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller:9093,2@controller:9093,3@controller:9093
```

```valid
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller-1:9093,2@controller-2:9093,3@controller-3:9093
```
",
    check: Check::Properties(check),
};

const KEY: &str = "controller.quorum.voters";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let voters = voters(c).unwrap_or_default();
    same_id(c, voters).into_iter().chain(same_address(c, voters)).collect()
}

fn same_id(c: &Configuration<'_>, voters: &[Voter]) -> Option<Finding> {
    let mut known = FxHashMap::default();
    let (voter, first) = voters.iter().find_map(|voter| {
        let first = known.insert(voter.id, voter.text.as_str())?;
        (first != voter.text).then_some((voter, first))
    })?;
    let message = format!("{} has the id {} twice, and only the last address counts", c.name(KEY), voter.id);
    Some(c.finding_in(KEY, first, message).help("give every controller an id of its own"))
}

fn same_address(c: &Configuration<'_>, voters: &[Voter]) -> Option<Finding> {
    let mut known = FxHashMap::default();
    let (voter, first) = voters.iter().find_map(|voter| {
        let first = known.insert((&voter.host, voter.port), voter.id)?;
        (first != voter.id).then_some((voter, first))
    })?;
    let message = format!("{} has voters {first} and {} at one address", c.name(KEY), voter.id);
    Some(
        c.finding_in(KEY, &voter.text, message)
            .help("write the address of each controller behind its own id"),
    )
}
