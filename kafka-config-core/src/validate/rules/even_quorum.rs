//! KC415: an even number of voters.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::broker::voters;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC415",
    name: "even-quorum",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
The controllers decide by majority. Two stand no more failures than one, and four no more than three, while there is
one more that can fail. All nodes must have the same list; where one voter is missing, it is often here.

```invalid
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller-1:9093,3@controller-3:9093
```

```valid
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller-1:9093,2@controller-2:9093,3@controller-3:9093
```
",
    check: Check::Properties(check),
};

const KEY: &str = "controller.quorum.voters";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let all: FxHashSet<i64> = voters(c).unwrap_or_default().iter().map(|voter| voter.id).collect();
    let count = all.len();
    if count == 0 || count % 2 == 1 {
        return Vec::new();
    }
    let fewer = count - 1;
    let voters = wording::verb(fewer, "voter does", "voters do");
    let message =
        format!("{} has {count} voters, which stand no more failures than {fewer} {voters}", c.name(KEY));
    vec![c.finding(KEY, message).help("have an odd number of controllers, and the same list on every node")]
}
