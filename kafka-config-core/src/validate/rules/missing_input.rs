//! KC808: a file that another names and that is not at hand.

use crate::diagnostics::{Kind, Severity};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC808",
    name: "missing-input",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
What the file says depends on something that is not at hand, such as a config map or an env file. Kafka's verdict
stays open.

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
    check: Check::Input,
};
