//! KC307: two listeners on one port.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::{Broker, Endpoint, Family, family_of};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;
use crate::validate::wording::Visible as _;
use std::collections::BTreeMap;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC307",
    name: "shared-port",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Every listener needs a port of its own. Only an IPv4 and an IPv6 address may share one. Advertised ports may repeat.

```invalid
KAFKA_LISTENERS=PLAINTEXT://:9092,SSL://:9092
```

```valid
KAFKA_LISTENERS=PLAINTEXT://127.0.0.1:9092,SSL://[::1]:9092
```
",
    check: Check::Properties(check),
};

const KEY: &str = "listeners";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let mut ports: BTreeMap<i32, Vec<&Endpoint>> = BTreeMap::new();
    for endpoint in c.broker().and_then(Broker::listeners).unwrap_or_default() {
        if endpoint.port != 0 {
            ports.entry(endpoint.port).or_default().push(endpoint);
        }
    }
    let faulty = ports.into_iter().filter(|(_, endpoints)| endpoints.len() > 1 && !is_pair(endpoints));
    faulty
        .map(|(port, endpoints)| {
            let names: Vec<&str> = endpoints.iter().map(|endpoint| endpoint.name.as_str()).collect();
            let names = wording::list(&names);
            c.finding_in(
                KEY,
                &format!(":{port}"),
                format!("{}: the listeners {} share the port {port}", c.name(KEY), names.visible()),
            )
            .help("give each listener a port of its own")
        })
        .collect()
}

/// One IPv4 and one IPv6 address.
fn is_pair(endpoints: &[&Endpoint]) -> bool {
    let families: Vec<_> = endpoints.iter().map(|endpoint| family_of(&endpoint.host)).collect();
    matches!(families[..], [Some(Family::V4), Some(Family::V6)] | [Some(Family::V6), Some(Family::V4)])
}
