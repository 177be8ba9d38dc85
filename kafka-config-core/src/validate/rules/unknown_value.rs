//! KC809: a variable whose value is not at hand.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{Layer, Variable};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC809",
    name: "unknown-value",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
The value of the variable comes from somewhere outside the files: a secret of the cluster, a field of the pod. Rules say
nothing about the property, and Kafka's verdict stays open.

A secret or config map in the same input gives the value.

```invalid
#! kubernetes
apiVersion: v1
kind: Pod
metadata: {name: kafka}
spec:
  containers:
  - name: kafka
    image: apache/kafka:4.1.1
    env:
    - name: KAFKA_NUM_PARTITIONS
      valueFrom: {configMapKeyRef: {name: kafka, key: partitions}}
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
    env:
    - name: KAFKA_NUM_PARTITIONS
      valueFrom: {configMapKeyRef: {name: kafka, key: partitions}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: kafka}
data: {partitions: '3'}
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let dialect = facts.dialect();
    // Variables of service links have a rule of their own, and so has what scripts take from files and commands.
    let has_rule = |variable: &Variable, what: &str| {
        variable.origin.layer() == Layer::Derived || what.starts_with("the address of the service")
    };
    let is_read = |name: &str| dialect.maps(name) || (!dialect.is_apache() && dialect.role(name).is_some());
    let matters =
        |(variable, what): &(&Variable, &str)| is_read(variable.name.as_str()) && !has_rule(variable, what);
    let unknown = facts.unknown().filter(matters);
    let finding = |(variable, what): (&Variable, &str)| {
        Finding::new(format!("{} comes from {}", variable.name, what.visible()))
            .help(help(what))
            .at(&variable.origin)
    };
    unknown.map(finding).collect()
}

fn help(what: &str) -> &'static str {
    if what.starts_with("the pod's field") || what.starts_with("the container's resource") {
        "Kubernetes fills it in when the pod starts; nothing is said about its value"
    } else if what.starts_with("the config map") || what.starts_with("the secret") {
        "give its manifest, too; else nothing is said about the value"
    } else if what.ends_with("Helm template") {
        "render it first, as 'helm template' does"
    } else {
        "nothing is said about its value"
    }
}
