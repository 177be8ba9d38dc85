//! KC255: metrics of Kafka Streams' clients that a text cannot set.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::within::streams::{ADMIN, CONSUMER, MAIN};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC255",
    name: "streams-metrics-push",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Since 4.0 Kafka Streams compares its own `enable.metrics.push` with those of its consumers and its admin client (KIP-1076),
and takes these as Java's `Boolean`. A file has texts, and the application ends with a `ClassCastException`, whatever the
text says.

```invalid
#! image apache/kafka:4.1.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
consumer.enable.metrics.push=false
```

```valid
#! image apache/kafka:4.1.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
enable.metrics.push=false
```
",
    check: Check::Properties(check),
};

/// `StreamsConfig.maybeMetricsPushEnabled`.
fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::Streams || c.version < KafkaVersion::new(4, 0, 0) {
        return Vec::new();
    }
    let keys = [MAIN, CONSUMER, ADMIN].map(|prefix| format!("{prefix}enable.metrics.push"));
    let set = keys.iter().filter(|key| c.is_set(key));
    set.map(|key| {
        let message =
            format!("{} is a text, and {} takes only Java's Boolean there", c.name(key), c.program());
        c.finding(key, message).help("remove it, and set enable.metrics.push for all clients")
    })
    .collect()
}
