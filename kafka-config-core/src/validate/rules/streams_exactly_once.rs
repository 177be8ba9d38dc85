//! KC249: exactly-once processing that its clients' settings forbid.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::{Component, Value, accept};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::within::streams;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC249",
    name: "streams-exactly-once",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
With `processing.guarantee=exactly_once_v2` Kafka Streams commits each transaction within `commit.interval.ms`, 100 where
it is not set: `producer.transaction.timeout.ms`, 10000 where it is not set, must be as long. More than five requests in
flight would break the order that transactions need. The other settings of its clients that would do so, Streams replaces
with a warning in its log.

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
processing.guarantee=exactly_once_v2
commit.interval.ms=30000
```

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
processing.guarantee=exactly_once_v2
producer.max.in.flight.requests.per.connection=10
```

```valid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
processing.guarantee=exactly_once_v2
commit.interval.ms=30000
producer.transaction.timeout.ms=60000
```
",
    check: Check::Properties(check),
};

const INTERVAL: &str = "commit.interval.ms";
const TIMEOUT: &str = "producer.transaction.timeout.ms";
const MOST_IN_FLIGHT: i32 = 5;

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::Streams || !streams::is_exactly_once(c) {
        return Vec::new();
    }
    transactions(c).into_iter().chain(in_flight(c)).collect()
}

/// `StreamsConfig.verifyEOSTransactionTimeoutCompatibility`, which reads the timeout by its key with the prefix only.
fn transactions(c: &Configuration<'_>) -> Option<Finding> {
    const INTERVAL_BY_DEFAULT: i64 = 100;
    const TIMEOUT_BY_DEFAULT: i64 = 10_000;
    let interval = if c.is_set(INTERVAL) { c.whole(INTERVAL)? } else { INTERVAL_BY_DEFAULT };
    let definition = c.schema.definitions(Component::Producer)?.get("transaction.timeout.ms")?;
    let timeout = match c.get(TIMEOUT).map(|setting| accept(definition, &setting.value)) {
        None => TIMEOUT_BY_DEFAULT,
        Some(Ok(Value::Whole(timeout))) => timeout,
        Some(_) => {
            let message = format!("{} is {}, not a whole number", c.name(TIMEOUT), c.quoted(TIMEOUT));
            return Some(c.finding(TIMEOUT, message).help("write milliseconds in digits"));
        }
    };
    (timeout < interval).then(|| {
        let message = format!(
            "{} is {interval}, longer than the {timeout} of {}: every transaction would end before it is committed",
            c.name(INTERVAL),
            c.name(TIMEOUT)
        );
        let help = format!("write {TIMEOUT}={interval} or more, or a smaller {INTERVAL}");
        c.finding_at_first(&[INTERVAL, TIMEOUT], message).help(help)
    })
}

/// `StreamsConfig.verifyMaxInFlightRequestPerConnection`, asked of the settings of producers and of consumers.
fn in_flight(c: &Configuration<'_>) -> Vec<Finding> {
    streams::in_flight(c).filter_map(|key| too_many(c, key)).collect()
}

fn too_many(c: &Configuration<'_>, key: &str) -> Option<Finding> {
    let text = crate::jvm::trim(&c.get(key)?.value);
    let is_fine = text.parse::<i32>().is_ok_and(|count| count <= MOST_IN_FLIGHT);
    (!is_fine).then(|| {
        let message = format!(
            "{} is {}, and exactly-once processing has at most {MOST_IN_FLIGHT} requests in flight",
            c.name(key),
            c.quoted(key)
        );
        c.finding(key, message).help(format!("write {MOST_IN_FLIGHT} or less"))
    })
}
