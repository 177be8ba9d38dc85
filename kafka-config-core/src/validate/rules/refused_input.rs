//! KC806: a file that its program refuses.

use crate::diagnostics::{Kind, Severity, Stage};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC806",
    name: "refused-input",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::P),
    page: r"
The program that the file is for ends with an error instead of starting containers: compose, podman or systemd, kubectl.
What could be read of the file is checked nevertheless.

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    ports: 9092
```

```valid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    ports: ['9092:9092']
```
",
    check: Check::Input,
};
