//! KC240: a producer that is to be idempotent, and may not be.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC240",
    name: "idempotent-producer",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
An idempotent producer needs `acks=all`, `retries` and at most five requests in flight, and transactions need an idempotent
producer. Where `enable.idempotence` is not set, another `acks` or `retries=0` switches it off without a word; since 4.0
more than five requests in flight are refused instead. Two-phase commits have no `transaction.timeout.ms`.
Kafka ends at the first of these faults; here all are told.

```invalid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringSerializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
enable.idempotence=true
acks=1
```

```invalid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringSerializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
transactional.id=orders
acks=1
```

```valid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringSerializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
transactional.id=orders
acks=all
```
",
    check: Check::Properties(check),
};

const IDEMPOTENCE: &str = "enable.idempotence";
const ACKS: &str = "acks";
const RETRIES: &str = "retries";
const IN_FLIGHT: &str = "max.in.flight.requests.per.connection";
const TRANSACTIONS: &str = "transactional.id";
const TWO_PHASES: &str = "transaction.two.phase.commit.enable";
const TIMEOUT: &str = "transaction.timeout.ms";
const MOST_IN_FLIGHT: i64 = 5;

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::Producer {
        return Vec::new();
    }
    idempotence(c).unwrap_or_default().into_iter().chain(two_phases(c)).collect()
}

/// `ProducerConfig.postProcessAndValidateIdempotenceConfigs`.
fn idempotence(c: &Configuration<'_>) -> Option<Vec<Finding>> {
    let mut faults = Vec::new();
    if c.flag(IDEMPOTENCE)? {
        let hindrances = hindrances(c.whole(RETRIES)?, c.text(ACKS)?);
        faults.extend(hindrances.filter_map(|hindrance| hindered(c, hindrance)));
        faults.extend(too_many_in_flight(c, c.whole(IN_FLIGHT)?));
    } else if c.is_set(TRANSACTIONS) {
        let message = format!(
            "{} is false, and {} needs an idempotent producer",
            c.name(IDEMPOTENCE),
            c.name(TRANSACTIONS)
        );
        faults.push(c.finding(IDEMPOTENCE, message).help("remove enable.idempotence=false"));
    }
    Some(faults)
}

/// What keeps a producer from being idempotent: the property, what is needed, what to do.
type Hindrance = (&'static str, &'static str, &'static str);

fn hindrances(retries: i64, acks: &str) -> impl Iterator<Item = Hindrance> {
    let none = (RETRIES, "retries", "remove retries, whose default is as good as endless");
    let few = (ACKS, "acks=all", "write acks=all");
    let is_all = matches!(acks, "all" | "-1");
    [(retries == 0).then_some(none), (!is_all).then_some(few)].into_iter().flatten()
}

/// A hindrance matters to who asks for idempotence, by itself or for transactions.
fn hindered(c: &Configuration<'_>, (key, need, help): Hindrance) -> Option<Finding> {
    let (name, value) = (c.name(key), c.quoted(key));
    let message = if c.is_set(IDEMPOTENCE) {
        format!("{name} is {value}, and an idempotent producer needs {need}")
    } else if c.is_set(TRANSACTIONS) {
        let transactions = c.name(TRANSACTIONS);
        format!("{name} is {value}, which switches idempotence off, and {transactions} needs {need}")
    } else {
        return None;
    };
    Some(c.finding(key, message).help(help))
}

/// Until 4.0 a producer that nobody asked to be idempotent was not, then.
fn too_many_in_flight(c: &Configuration<'_>, count: i64) -> Option<Finding> {
    let is_asked = c.is_set(IDEMPOTENCE) || c.is_set(TRANSACTIONS) || c.version.major >= 4;
    (count > MOST_IN_FLIGHT && is_asked).then(|| {
        let name = c.name(IN_FLIGHT);
        let message = format!(
            "{name} is {count}, and an idempotent producer has at most {MOST_IN_FLIGHT} requests in flight"
        );
        c.finding(IN_FLIGHT, message).help("write 5 or less, or set enable.idempotence to false")
    })
}

fn two_phases(c: &Configuration<'_>) -> Option<Finding> {
    c.definition(TWO_PHASES)?;
    let both = c.flag(TWO_PHASES)? && c.is_set(TIMEOUT);
    both.then(|| {
        let message = format!(
            "{} is set, and transactions of {} never end by themselves",
            c.name(TIMEOUT),
            c.name(TWO_PHASES)
        );
        c.finding(TIMEOUT, message).help("remove transaction.timeout.ms")
    })
}
