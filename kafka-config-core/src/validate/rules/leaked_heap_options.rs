//! KC701: the heap options of 3.7.0.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC701",
    name: "leaked-heap-options",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The list of variables that 3.7.0 keeps out of `server.properties` has a slip: `KAFKA_HEAP_OPT`. The real
variable is written as `heap.opts`, and with it alone the image's default configuration is not used.

3.7.1 has the right name.

```invalid
#! image apache/kafka:3.7.0
KAFKA_HEAP_OPTS=-Xmx2g
```

```valid
#! image apache/kafka:3.7.1
KAFKA_HEAP_OPTS=-Xmx2g
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let leaked = facts.mapped().filter(|(variable, _)| variable.name.as_str() == "KAFKA_HEAP_OPTS");
    leaked
        .map(|(variable, key)| {
            Finding::new(format!(
                "KAFKA_HEAP_OPTS ends up in server.properties as {key} with Kafka {}",
                facts.request.image.version
            ))
            .help("use 3.7.1 or later, or set the whole configuration of the node")
            .at(&variable.origin)
        })
        .collect()
}
