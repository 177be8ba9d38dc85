//! KC246: a deserializer where a serializer is needed, and the reverse.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::classes::{self, Serialization};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC246",
    name: "serializer-kind",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
A producer writes with serializers, a consumer reads with deserializers; serdes, which are both, belong to Kafka Streams.
The class that reads the configuration takes any class: the refusal comes when the client itself is made, unless its
program hands over an instance of its own.

```invalid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringDeserializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
```

```valid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let (keys, needed) = match c.component {
        Component::Producer => (["key.serializer", "value.serializer"], Serialization::Serializer),
        Component::Consumer => (["key.deserializer", "value.deserializer"], Serialization::Deserializer),
        _ => return Vec::new(),
    };
    keys.into_iter().filter_map(|key| fault(c, key, needed)).collect()
}

/// `AbstractConfig.getConfiguredInstance`.
fn fault(c: &Configuration<'_>, key: &str, needed: Serialization) -> Option<Finding> {
    let class = c.text(key)?;
    let given = classes::serialization(class).filter(|given| *given != needed)?;
    let message = format!("{} is {}, which is {}", c.name(key), c.quoted(key), given.words());
    let finding = c.finding(key, message);
    let meant = classes::counterpart(class, needed);
    let help = format!("write {meant}");
    Some(
        match c.get(key).and_then(|setting| setting.origin) {
            Some(at) => finding.fix(Fix::set_value(at, meant, Applicability::Safe).titled(help.clone())),
            None => finding,
        }
        .help(help),
    )
}
