//! KC242: settings of a consumer that its group does not have.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::jvm::is_blank;
use crate::model::KafkaVersion;
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC242",
    name: "group-protocol",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
With `group.protocol=consumer` the brokers assign partitions and say how often a member shows itself (KIP-848), so that the
consumer's own settings of those are refused since 4.0; with `classic`, the default, those of the new protocol are. Without
`group.id` there is no group in which offsets are committed.

```invalid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
group.id=orders
group.protocol=consumer
session.timeout.ms=30000
```

```invalid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
enable.auto.commit=true
```

```valid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
group.id=orders
group.protocol=consumer
group.remote.assignor=uniform
```
",
    check: Check::Properties(check),
};

const PROTOCOL: &str = "group.protocol";
const AUTO_COMMIT: &str = "enable.auto.commit";

/// What the other protocol has, each with the first version that refuses it.
const OF_CLASSIC: [(&str, KafkaVersion); 4] = [
    ("partition.assignment.strategy", KafkaVersion::new(4, 0, 0)),
    ("heartbeat.interval.ms", KafkaVersion::new(4, 0, 0)),
    ("session.timeout.ms", KafkaVersion::new(4, 0, 0)),
    OF_SHARES,
];
const OF_CONSUMER: [(&str, KafkaVersion); 2] =
    [("group.remote.assignor", KafkaVersion::new(3, 9, 0)), OF_SHARES];
/// Share groups have consumers of their own.
const OF_SHARES: (&str, KafkaVersion) = ("share.acknowledgement.mode", KafkaVersion::new(4, 1, 0));

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::Consumer {
        return Vec::new();
    }
    of_other_protocol(c).unwrap_or_default().into_iter().chain(commits_without_group(c)).collect()
}

/// `ConsumerConfig.checkUnsupportedConfigsPostProcess`.
fn of_other_protocol(c: &Configuration<'_>) -> Option<Vec<Finding>> {
    let protocol = c.text(PROTOCOL)?.to_ascii_lowercase();
    let others: &[(&str, KafkaVersion)] = match protocol.as_str() {
        "classic" => &OF_CONSUMER,
        "consumer" => &OF_CLASSIC,
        _ => &[],
    };
    let is_given = |key: &str| c.get(key).is_some_and(|setting| !is_blank(&setting.value));
    let refused = others.iter().filter(|(key, since)| c.version >= *since && is_given(key));
    let finding = |(key, _): &(&str, KafkaVersion)| {
        let message = format!("{} means nothing with group.protocol={protocol}, and is refused", c.name(key));
        let other = if protocol == "classic" { "consumer" } else { "classic" };
        c.finding(key, message).help(format!("remove it, or set group.protocol to {other}"))
    };
    Some(refused.map(finding).collect())
}

/// `ConsumerConfig.maybeOverrideEnableAutoCommit`.
fn commits_without_group(c: &Configuration<'_>) -> Option<Finding> {
    let asks = c.is_set(AUTO_COMMIT) && c.flag(AUTO_COMMIT)?;
    (asks && !c.is_set("group.id")).then(|| {
        let message =
            format!("{} is true, and without group.id there is no group to commit in", c.name(AUTO_COMMIT));
        c.finding(AUTO_COMMIT, message).help("set group.id, or remove enable.auto.commit")
    })
}
