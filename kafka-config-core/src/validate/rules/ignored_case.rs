//! KC108: the prefix in small letters.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC108",
    name: "ignored-case",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The image looks for the prefix `KAFKA_` in capital letters only. A variable such as `kafka_num_partitions`
is ignored without a word.

After the prefix the case does not matter.

```invalid
kafka_num_partitions=3
```

```invalid
Kafka_Num_Partitions=3
```

```valid
KAFKA_num_partitions=3
KAFKAESQUE=yes
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let prefix = facts.dialect().prefix;
    let environment = facts.prepared.environment.iter();
    environment
        .filter_map(|variable| {
            let (start, rest) = variable.name.as_str().split_at_checked(prefix.len())?;
            if start == prefix || !start.eq_ignore_ascii_case(prefix) {
                return None;
            }
            let finding =
                Finding::new(format!("{} is ignored: {prefix} must be in capital letters", variable.name));
            let meant = format!("{prefix}{}", rest.to_uppercase());
            let finding = finding.help(format!("rename it to {meant}")).at(&variable.origin);
            // Where the other one is set too, only the user knows which of them counts.
            if facts.has_variable(&meant) {
                return Some(finding);
            }
            Some(finding.fix(Fix::rename(&variable.origin, meant, Applicability::Safe)))
        })
        .collect()
}
