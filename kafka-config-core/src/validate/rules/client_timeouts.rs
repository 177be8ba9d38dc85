//! KC241: times of a client that contradict one another.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC241",
    name: "client-timeouts",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
A record waits `linger.ms`, then a request for it `request.timeout.ms`: a producer's `delivery.timeout.ms` must hold both.
An admin client's `default.api.timeout.ms` must hold `request.timeout.ms`. A consumer in a group of the classic protocol,
as a worker of a Connect cluster, sends more than one heartbeat in each `session.timeout.ms`.

```invalid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringSerializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
delivery.timeout.ms=20000
```

```invalid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
group.id=orders
session.timeout.ms=3000
```

```valid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringSerializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
delivery.timeout.ms=20000
linger.ms=5
request.timeout.ms=10000
```
",
    check: Check::Properties(check),
};

const DELIVERY: &str = "delivery.timeout.ms";
const LINGER: &str = "linger.ms";
const REQUEST: &str = "request.timeout.ms";
const API: &str = "default.api.timeout.ms";
const HEARTBEAT: &str = "heartbeat.interval.ms";
const SESSION: &str = "session.timeout.ms";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let found = match c.component {
        Component::Producer => delivery(c),
        Component::Admin => api(c),
        Component::Consumer | Component::ConnectDistributed => heartbeat(c),
        _ => None,
    };
    found.into_iter().collect()
}

/// `KafkaProducer.configureDeliveryTimeout`; a timeout that nobody sets grows with the others.
fn delivery(c: &Configuration<'_>) -> Option<Finding> {
    const MOST: i64 = i32::MAX as i64;
    let (delivery, linger, request) = (c.whole(DELIVERY)?, c.whole(LINGER)?.min(MOST), c.whole(REQUEST)?);
    let least = linger.saturating_add(request).min(MOST);
    (c.is_set(DELIVERY) && delivery < least).then(|| {
        let message = format!(
            "{} is {delivery}, less than the {linger} of {} and the {request} of {} together",
            c.name(DELIVERY),
            c.name(LINGER),
            c.name(REQUEST)
        );
        c.finding(DELIVERY, message).help(format!("write {least} or more, or a smaller request.timeout.ms"))
    })
}

/// `KafkaAdminClient.configureDefaultApiTimeoutMs`.
fn api(c: &Configuration<'_>) -> Option<Finding> {
    let (api, request) = (c.whole(API)?, c.whole(REQUEST)?);
    (c.is_set(API) && api < request).then(|| {
        let message = format!("{} is {api}, less than the {request} of {}", c.name(API), c.name(REQUEST));
        c.finding(API, message).help(format!("write {request} or more, or a smaller request.timeout.ms"))
    })
}

/// `Heartbeat`, which members of a group of the classic protocol make, and workers of Connect.
fn heartbeat(c: &Configuration<'_>) -> Option<Finding> {
    let is_classic =
        c.definition("group.protocol").is_none() || c.text("group.protocol")?.eq_ignore_ascii_case("classic");
    let (heartbeat, session) = (c.whole(HEARTBEAT)?, c.whole(SESSION)?);
    (is_classic && c.is_set("group.id") && heartbeat >= session).then(|| {
        let message = format!(
            "{} is {heartbeat}, and must be less than the {session} of {}",
            c.name(HEARTBEAT),
            c.name(SESSION)
        );
        c.finding_at_first(&[HEARTBEAT, SESSION], message).help("a third of session.timeout.ms is usual")
    })
}
