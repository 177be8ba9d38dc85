//! KC817: variables that are not a node's.

use crate::diagnostics::{Diagnostic, Finding, Kind, Severity};
use crate::model::Variable;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC817",
    name: "application-variables",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
The file has variables with which an application finds Kafka, and none that a broker or controller reads. Nothing says that a
container of Kafka's gets them, so nothing more is said about them. `--image` says it, as does a compose file that hands them to
a service.

```invalid
#! variables
KAFKA_BOOTSTRAP_SERVERS=kafka:9092
KAFKA_GROUP_ID=orders
```

```invalid
#! variables
KAFKA_BROKERS=kafka:9092
KAFKA_TOPIC=orders
```

```valid
#! variables
KAFKA_NODE_ID=1
KAFKA_BOOTSTRAP_SERVERS=kafka:9092
```

```valid
KAFKA_BOOTSTRAP_SERVERS=kafka:9092
```
",
    check: Check::Input,
};

pub(in crate::validate) fn diagnostic(sign: &Variable) -> Diagnostic {
    let message = format!(
        "these are the variables of an application: {} tells it where Kafka is or how to use it",
        sign.name
    );
    let finding = Finding::new(message)
        .help("leave the file out, or say with --image which container of Kafka's gets them")
        .at(&sign.origin);
    RULE.diagnostic(finding)
}
