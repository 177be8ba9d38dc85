//! KC257: an endpoint of a Kafka Streams application that is no address.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::jvm::is_blank;
use crate::schema::Component;
use crate::validate::broker::{VoterFault, host_and_port};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC257",
    name: "streams-endpoint",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`application.server` is where other instances of an application ask for its state: a host and a port.

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
application.server=orders-1
```

```valid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
application.server=orders-1:8080
```
",
    check: Check::Properties(check),
};

const KEY: &str = "application.server";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

/// `HostInfo.buildFromEndpoint`, which takes ports above 65535.
fn find(c: &Configuration<'_>) -> Option<Finding> {
    let text = c.text(KEY).filter(|text| c.component == Component::Streams && !is_blank(text))?;
    let is_number = || text.rsplit_once(':').is_some_and(|(_, port)| port.parse::<i32>().is_ok());
    let is_address = match host_and_port(text, c.version) {
        Ok(_) => true,
        Err(fault) => fault == VoterFault::Port && is_number(),
    };
    (!is_address).then(|| {
        let message = format!("{} is {}, which is not HOST:PORT", c.name(KEY), c.quoted(KEY));
        c.finding(KEY, message).help("write the host and port that other instances reach")
    })
}
