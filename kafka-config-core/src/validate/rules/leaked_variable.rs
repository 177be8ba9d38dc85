//! KC106: variables for the scripts that become properties as well.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{PropertyKey, Variable};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC106",
    name: "leaked-variable",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
Some variables are meant for the start scripts, but the image does not keep them out of `server.properties`.

Kafka logs a warning about an unknown configuration and goes on. The variables count as configuration all
the same: with one of them alone the image's default file is not used.

```invalid
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_JMX_PORT=9101
KAFKA_DEBUG=y
```

```valid
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_JMX_HOSTNAME=localhost
KAFKA_OPTS=-Dx=y
```
",
    check: Check::Container(check),
};

/// Variables of the scripts that the image does not keep out.
pub(in crate::validate) const NAMES: [&str; 11] = [
    "KAFKA_JMX_PORT",
    "KAFKA_SSL_KEYSTORE_FILENAME",
    "KAFKA_SSL_TRUSTSTORE_FILENAME",
    "KAFKA_SSL_KEYSTORE_CREDENTIALS",
    "KAFKA_SSL_KEY_CREDENTIALS",
    "KAFKA_SSL_TRUSTSTORE_CREDENTIALS",
    "KAFKA_DEBUG",
    "KAFKA_MODE",
    "KAFKA_HOME",
    "KAFKA_URL",
    "KAFKA_LOG4J_CMD_OPTS",
];

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let leaked = facts.mapped().filter(|(variable, _)| NAMES.contains(&variable.name.as_str()));
    let (variables, keys): (Vec<&Variable>, Vec<&PropertyKey>) = leaked.unzip();
    let Some(first) = variables.first() else { return Vec::new() };
    let names = wording::names(&variables);
    let verb = wording::verb(variables.len(), "also sets", "also set");
    vec![
        Finding::new(format!("{names} {verb} {}, which Kafka does not know", wording::list(&keys)))
            .help("nothing to do as long as the node's whole configuration is set: Kafka only logs a warning")
            .at(&first.origin),
    ]
}
