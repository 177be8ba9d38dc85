//! KC811: a command in the place of the image's own.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::deployment::{Deployment, Node, at};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC811",
    name: "own-command",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
The container runs a command of its own instead of the image's. Such a command often sets variables before it starts the
image's script, such as the node's id from the name of its pod. What it does is not known here: Kafka's own rules are not
asked about this node, and the verdict stays open. No rule says of a property that it is unset where the command names
its variable.

```invalid
#! kubernetes
apiVersion: v1
kind: Pod
metadata: {name: kafka-0}
spec:
  containers:
  - name: kafka
    image: apache/kafka:4.1.1
    command: [sh, -c, 'export KAFKA_NODE_ID=${HOSTNAME##*-} && exec /etc/kafka/docker/run']
    env: [{name: KAFKA_PROCESS_ROLES, value: broker}]
```

```valid
#! kubernetes
apiVersion: v1
kind: Pod
metadata: {name: kafka-0}
spec:
  containers:
  - name: kafka
    image: apache/kafka:4.1.1
    command: [/etc/kafka/docker/run]
    env: [{name: KAFKA_PROCESS_ROLES, value: broker}]
```
",
    check: Check::Deployment(check),
};

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.of_each(|_, node| of_node(node))
}

fn of_node(node: &Node<'_>) -> Option<Finding> {
    let command = node.own_command()?;
    let message =
        format!("{} runs a command of its own, which may set variables and write files", node.name.visible());
    let help = "where it is needed, check the node with the variables that it exports, or look at server.properties in the \
                running container; else remove it";
    Some(at(Finding::new(message).help(help), command))
}
