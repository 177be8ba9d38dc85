//! KC807: a part of a file that its program leaves out.

use crate::diagnostics::{Kind, Severity};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC807",
    name: "ignored-input",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The program that the file is for takes no notice of a part of it, or reads it otherwise than it looks.

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: ${KAFKA_ID}
```

```valid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: ${KAFKA_ID:-1}
```
",
    check: Check::Input,
};
