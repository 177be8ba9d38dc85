//! KC102: two variables for one property.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::Layer;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC102",
    name: "colliding-names",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Two variables whose names differ in case or in a literal dot can mean the same property.

Both lines are written, and Kafka takes the last one. Which one that is follows from the hashes of all
variable names of the container, so an unrelated variable can turn it around.

```invalid
KAFKA_LOG_DIRS=/data
KAFKA_log.dirs=/var/lib/kafka
```

```valid
KAFKA_LOG_DIRS=/data
KAFKA_LOG_DIR=/var/lib/kafka
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, resolution) in facts.resolved.iter() {
        let winner = &resolution.winner;
        for hidden in resolution.shadowed.iter().filter(|hidden| hidden.layer() != Layer::Default) {
            if let (Some(wins), Some(loses)) = (winner.origin.variable(), hidden.origin.variable())
                && wins != loses
            {
                findings.push(
                    Finding::new(format!(
                        "{loses} and {wins} both set {key}; {wins} wins by the hash of its name"
                    ))
                    .help(format!("remove {loses} or {wins}"))
                    .at(&hidden.origin),
                );
            }
        }
    }
    findings
}
