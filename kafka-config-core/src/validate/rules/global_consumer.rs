//! KC271: settings of a consumer that an application may have.

use crate::diagnostics::{Diagnostic, Kind, Severity};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC271",
    name: "global-consumer",
    severity: Severity::Warning,
    kind: Kind::Undecided,
    page: r"
An application of Kafka Streams makes a consumer of global tables where its topology has any, from the settings that begin with
`global.consumer.` and those of all its consumers. What that consumer refuses ends such an application as it starts, and no other.

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
global.consumer.max.poll.records=0
```

```valid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
global.consumer.max.poll.records=500
```
",
    check: Check::Input,
};

/// A refusal of that consumer.
pub(in crate::validate) fn diagnostic(refusal: Diagnostic) -> Diagnostic {
    let mut finding = refusal.finding;
    finding.message += "; it counts where the application has global tables";
    RULE.diagnostic(finding)
}
