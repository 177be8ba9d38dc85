//! KC808: a file that another names and that is not at hand.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{Origin, may_hold_secret};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC808",
    name: "missing-input",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
What the file says depends on something that is not at hand, such as a config map or an env file. It may set every variable
that nothing nearer sets, so nothing is said about what is not set, and Kafka's verdict stays open. What is wrong with the
variables at hand is told as ever; that a missing input replaces one of them is not considered.

```invalid
#! kubernetes
apiVersion: v1
kind: Pod
metadata: {name: kafka}
spec:
  containers:
  - name: kafka
    image: apache/kafka:4.1.1
    envFrom:
    - configMapRef: {name: kafka}
```

```valid
#! kubernetes
apiVersion: v1
kind: Pod
metadata: {name: kafka}
spec:
  containers:
  - name: kafka
    image: apache/kafka:4.1.1
    envFrom:
    - configMapRef: {name: kafka}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: kafka}
data: {KAFKA_NODE_ID: '1'}
```
",
    check: Check::AnyContainer(check),
};

/// What is missing is told of the files; of a container this says that its verdict is open.
fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let missing = facts.request.environment.missing().iter().map(|missing| {
        let message = if may_hold_secret(&missing.message) {
            "an input of further variables is not at hand"
        } else {
            &missing.message
        };
        Finding::new(message).at(&Origin::Place(missing.at))
    });
    missing.collect()
}
