//! KC717: a port for JMX that is none.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::{Visible as _, is_short};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC717",
    name: "malformed-jmx-port",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
The scripts hand `KAFKA_JMX_PORT` to the JVM as `-Dcom.sun.management.jmxremote.port`. Where it is no number from 0 to
65535 the JVM ends before Kafka starts, with `Invalid com.sun.management.jmxremote.port number` or `Port value out of range`.

```invalid
KAFKA_JMX_PORT=jmx
```

```invalid
KAFKA_JMX_PORT=91010
```

```valid
KAFKA_JMX_PORT=9101
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(variable) = facts.set_among(&["KAFKA_JMX_PORT", "JMX_PORT"]).into_iter().next() else {
        return Vec::new();
    };
    // The shell cuts at blanks; of several words the scripts make something else than a port.
    let mut words = variable.value.split_ascii_whitespace();
    let (Some(port), None, None) = (words.next(), words.next(), &variable.unknown) else { return Vec::new() };
    if port.parse::<u16>().is_ok() {
        return Vec::new();
    }
    let shown = if is_short(port) { format!("'{}', ", port.visible()) } else { String::new() };
    let message = format!("{} is {shown}not a number from 0 to 65535, so that the JVM ends", variable.name);
    vec![Finding::new(message).help("write the port for JMX, as in 9101").at(&variable.origin)]
}
