//! KC254: a Kafka Streams application that cannot join its group.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::jvm::is_blank;
use crate::model::KafkaVersion;
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::within::streams;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC254",
    name: "streams-group",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`application.id` is the group of an application, which since 4.0 must not be blank. With `group.protocol=streams` (KIP-1071)
there are no static members: `group.instance.id` is refused. The protocol of its consumers is not theirs to choose, and
since 4.0 there is no upgrade from releases before 2.4 while others run, so that `upgrade.from` knows none of them.

```invalid
#! image apache/kafka:4.1.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
group.protocol=streams
group.instance.id=orders-1
```

```invalid
#! image apache/kafka:4.1.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
upgrade.from=2.3
```

```valid
#! image apache/kafka:4.1.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
group.protocol=streams
```
",
    check: Check::Properties(check),
};

const ID: &str = "application.id";
const INSTANCE: [&str; 3] =
    ["main.consumer.group.instance.id", "consumer.group.instance.id", "group.instance.id"];
const PROTOCOL: &str = "main.consumer.group.protocol";
const PROTOCOLS: [&str; 3] = [PROTOCOL, "consumer.group.protocol", "group.protocol"];
const UPGRADE: &str = "upgrade.from";

const SINCE_4_0: KafkaVersion = KafkaVersion::new(4, 0, 0);
const SINCE_4_2: KafkaVersion = KafkaVersion::new(4, 2, 0);

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::Streams {
        return Vec::new();
    }
    let of_thread = || [nameless(c), own_protocol(c), eager(c)];
    let of_threads = if streams::has_threads(c) { of_thread() } else { [const { None }; 3] };
    static_member(c).into_iter().chain(of_threads.into_iter().flatten()).collect()
}

/// `StreamsConfig.verifyStreamsProtocolCompatibility`.
fn static_member(c: &Configuration<'_>) -> Option<Finding> {
    let is_streams = streams::is_assigned_by_brokers(c);
    let key = INSTANCE.into_iter().find(|key| is_streams && c.is_set(key))?;
    let message = format!("{} is set, and group.protocol=streams knows no static members", c.name(key));
    Some(c.finding(key, message).help(format!("remove {}, or write group.protocol=classic", c.name(key))))
}

/// `ConsumerUtils` refuses a group without a name.
fn nameless(c: &Configuration<'_>) -> Option<Finding> {
    let is_refused = (c.version >= SINCE_4_0 || has_new_consumer(c)) && is_blank(c.text(ID)?);
    is_refused.then(|| {
        let message = format!("{} is blank, and is the name of the group", c.name(ID));
        c.finding(ID, message).help("give the application a name of its own")
    })
}

/// Until 4.0 its main consumers may speak the consumers' new protocol.
fn has_new_consumer(c: &Configuration<'_>) -> bool {
    let mut protocols = PROTOCOLS.iter().filter_map(|key| c.get(key));
    protocols.next().is_some_and(|setting| setting.value.trim().eq_ignore_ascii_case("consumer"))
}

/// Streams brings its own assignor, which the consumers' new protocol refuses; 4.2 ignores the setting.
fn own_protocol(c: &Configuration<'_>) -> Option<Finding> {
    let is_read = c.version >= SINCE_4_0 && c.version < SINCE_4_2 && !streams::is_assigned_by_brokers(c);
    let is_new = is_read && c.get(PROTOCOL)?.value.trim().eq_ignore_ascii_case("consumer");
    is_new.then(|| {
        let message = format!("{} is consumer, which cannot use the assignor of Streams", c.name(PROTOCOL));
        c.finding(PROTOCOL, message).help("remove it; group.protocol=streams lets the brokers assign")
    })
}

/// `StreamsPartitionAssignor` in 4.0 and 4.1; later releases have no such words.
fn eager(c: &Configuration<'_>) -> Option<Finding> {
    const EAGER: [&str; 10] =
        ["0.10.0", "0.10.1", "0.10.2", "0.11.0", "1.0", "1.1", "2.0", "2.1", "2.2", "2.3"];
    let is_read = c.version >= SINCE_4_0 && !streams::is_assigned_by_brokers(c);
    let is_eager = is_read && EAGER.contains(&c.text(UPGRADE)?);
    is_eager.then(|| {
        let message = format!(
            "{} is {}, and {} cannot take over from members before 2.4",
            c.name(UPGRADE),
            c.quoted(UPGRADE),
            c.program()
        );
        c.finding(UPGRADE, message).help("upgrade to 3.9 first, or stop all members and remove upgrade.from")
    })
}
