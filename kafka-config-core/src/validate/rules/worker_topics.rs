//! KC260: a Connect worker whose topics have no names.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::jvm::is_blank;
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::within::worker::TOPICS;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC260",
    name: "worker-topics",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Workers of a Connect cluster keep connectors, offsets and states in three topics. The class that reads the configuration takes an
empty name; what opens the topic does not, and the worker ends.

```invalid
#! image apache/kafka:4.3.1
#! component connect-distributed
#! mounted server.properties
bootstrap.servers=kafka:9092
group.id=connect
config.storage.topic=connect-configs
offset.storage.topic=
status.storage.topic=connect-status
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
```

```valid
#! image apache/kafka:4.3.1
#! component connect-distributed
#! mounted server.properties
bootstrap.servers=kafka:9092
group.id=connect
config.storage.topic=connect-configs
offset.storage.topic=connect-offsets
status.storage.topic=connect-status
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
```
",
    check: Check::Properties(check),
};

/// `KafkaConfigBackingStore`, `KafkaOffsetBackingStore.configure` and `KafkaStatusBackingStore.configure`.
fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::ConnectDistributed {
        return Vec::new();
    }
    let nameless = TOPICS.into_iter().filter(|key| c.is_set(key) && c.text(key).is_some_and(is_blank));
    nameless
        .map(|key| {
            let message = format!("{} is blank, and a worker ends without the topic", c.name(key));
            c.finding(key, message).help("give it a name that no other Connect cluster uses")
        })
        .collect()
}
