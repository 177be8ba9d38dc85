//! KC104: variables that Kubernetes sets for a Service named kafka.

use std::collections::BTreeMap;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::Variable;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::service_links::service;
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC104",
    name: "service-link-variable",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Kubernetes gives every pod variables that describe the Services of its namespace. Those of a Service whose
name begins with `kafka` begin with `KAFKA_`, and the image writes them into `server.properties`.

Kafka does not know such properties. Worse, they count as configuration, so that the image's default file is
not used any more.

```invalid
KAFKA_PORT=tcp://10.0.0.1:9092
KAFKA_SERVICE_HOST=10.0.0.1
KAFKA_SERVICE_PORT=9092
KAFKA_SERVICE_PORT_CLIENTS=9092
KAFKA_PORT_9092_TCP=tcp://10.0.0.1:9092
KAFKA_PORT_9092_TCP_ADDR=10.0.0.1
```

```invalid
KAFKA_UI_PORT_8125_UDP_PROTO=udp
```

```valid
KAFKA_SOCKET_SEND_BUFFER_BYTES=102400
SCHEMA_REGISTRY_SERVICE_HOST=10.0.0.2
```
",
    check: Check::Container(check),
};

/// The variables of one Service.
struct Link<'a> {
    service: &'a str,
    first: &'a Variable,
    more: usize,
}

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let mut links: BTreeMap<&str, Link<'_>> = BTreeMap::new();
    for (variable, _) in facts.mapped() {
        let Some(service) = service(variable.name.as_str(), &variable.value) else { continue };
        let known = links.entry(service).and_modify(|link| link.more += 1);
        known.or_insert(Link { service, first: variable, more: 0 });
    }
    links.values().map(finding).collect()
}

fn finding(link: &Link<'_>) -> Finding {
    let variables = wording::and_more(link.first, link.more);
    let verb = wording::verb(link.more + 1, "ends", "end");
    let service = link.service.to_ascii_lowercase().replace('_', "-");
    Finding::new(format!("{variables} of the Kubernetes Service {service} {verb} up in server.properties"))
        .help(
            "set enableServiceLinks: false in the pod's spec, or give the Service a name that does not \
             begin with kafka",
        )
        .at(&link.first.origin)
}
