//! KC280: JMX at the port of a listener.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::listeners::{endpoints, value};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC280",
    name: "jmx-on-listener",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
`KAFKA_JMX_PORT` opens a port on all addresses of the container before Kafka opens those of its listeners. A listener at the
same port then fails with `Address already in use`.

```invalid
KAFKA_JMX_PORT=9092
KAFKA_LISTENERS=PLAINTEXT://:9092
```

```valid
KAFKA_JMX_PORT=9101
KAFKA_LISTENERS=PLAINTEXT://:9092
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    find(facts).into_iter().collect()
}

fn find(facts: &Facts<'_>) -> Option<Finding> {
    let variable = facts.set_among(&["KAFKA_JMX_PORT", "JMX_PORT"]).into_iter().next()?;
    let port: u16 = variable.value.trim().parse().ok().filter(|port| *port != 0)?;
    let binds = |address: &str| address.rsplit_once(':').is_some_and(|(_, bound)| bound.parse() == Ok(port));
    let (name, _) = endpoints(value(facts, "listeners")).find(|(_, address)| binds(address))?;
    let message = format!("{} is {port}, the port of the listener {}", variable.name, name.visible());
    Some(Finding::new(message).help("give JMX another port, as in 9101").at(&variable.origin))
}
