//! KC609: JMX options without a port for RMI.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC609",
    name: "jmx-without-rmi-port",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Where `KAFKA_JMX_OPTS` lacks `com.sun.management.jmxremote.rmi.port`, the JVM picks a port at random for the
second connection of JMX, which no mapping of container ports can foresee.

The entrypoint says so, but names the wrong variable:
`KAFKA_OPTS should contain 'com.sun.management.jmxremote.rmi.port' property.` It looks at `KAFKA_JMX_OPTS`.

```invalid
KAFKA_JMX_OPTS=-Dcom.sun.management.jmxremote
```

```valid
KAFKA_JMX_OPTS=-Dcom.sun.management.jmxremote -Dcom.sun.management.jmxremote.rmi.port=9101
```
",
    check: Check::Container(check),
};

const SENTENCE: &str = "KAFKA_OPTS should contain 'com.sun.management.jmxremote.rmi.port' property. \
                        It is required for accessing the JMX metrics externally.";

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    if !facts.was_said(SENTENCE) {
        return Vec::new();
    }
    let finding = Finding::new("KAFKA_JMX_OPTS does not set com.sun.management.jmxremote.rmi.port").help(
        "add -Dcom.sun.management.jmxremote.rmi.port=PORT to KAFKA_JMX_OPTS; KAFKA_OPTS in the container's \
         message is a slip",
    );
    vec![facts.at_variable(finding, "KAFKA_JMX_OPTS")]
}
