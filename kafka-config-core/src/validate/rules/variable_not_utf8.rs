//! KC210: a variable in another encoding.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC210",
    name: "variable-not-utf8",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The JVM decodes variables as UTF-8 and puts U+FFFD in place of every byte that does not fit. The character
that was meant is lost.

```invalid
#! latin1
KAFKA_BROKER_RACK=Zürich
```

```valid
KAFKA_BROKER_RACK=Z\u00fcrich
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let prefix = facts.dialect().prefix;
    let environment = facts.prepared.environment.iter();
    environment
        .filter(|variable| variable.garbled)
        .filter(|variable| {
            variable.name.as_str().starts_with(prefix) || variable.name.as_str() == "CLUSTER_ID"
        })
        .map(|variable| {
            Finding::new(format!("{} holds bytes that are not UTF-8, and they are lost", variable.name))
                .help("write an escape such as \\u00e9 for each character beyond ASCII")
                .at(&variable.origin)
        })
        .collect()
}
