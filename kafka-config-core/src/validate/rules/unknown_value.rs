//! KC809: a variable whose value is not at hand.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{KnownBy, Layer, Unknown, Variable};
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
    let has_rule = |variable: &Variable, unknown: &Unknown| {
        variable.origin.layer() == Layer::Derived || unknown.by == KnownBy::Service
    };
    let is_read = |name: &str| dialect.maps(name) || (!dialect.is_apache() && dialect.role(name).is_some());
    let matters = |(variable, unknown): &(&Variable, &Unknown)| {
        is_read(variable.name.as_str()) && !has_rule(variable, unknown)
    };
    let unknown = facts.unknown().filter(matters);
    let finding = |(variable, unknown): (&Variable, &Unknown)| {
        Finding::new(format!("{} comes from {}", variable.name, unknown.what.visible()))
            .help(help(unknown.by))
            .at(&variable.origin)
    };
    unknown.map(finding).collect()
}

fn help(by: KnownBy) -> &'static str {
    match by {
        KnownBy::Pod => "Kubernetes fills it in when the pod starts; nothing is said about its value",
        KnownBy::Task => {
            "docker swarm fills it in when the task starts, and docker compose leaves it as it is"
        }
        KnownBy::Manifest => "give its manifest, too; else nothing is said about the value",
        KnownBy::Template => "render it first, as 'helm template' does",
        KnownBy::Service | KnownBy::Nobody | KnownBy::Other => "nothing is said about its value",
    }
}
