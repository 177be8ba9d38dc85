//! KC237: settings that a Connect worker gives to clients that refuse them.

use super::invalid_value;
use crate::diagnostics::{Finding, Kind, Severity};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC237",
    name: "worker-clients",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
A worker of Connect gives what stands behind `producer.`, `consumer.` and `admin.` to the clients of its tasks. It looks at
none of it: the worker starts, and each task that makes such a client fails.

```invalid
#! image apache/kafka:4.1.1
#! component connect-standalone
#! mounted server.properties
bootstrap.servers=kafka:9092
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
offset.storage.file.filename=/var/lib/connect/offsets
producer.max.request.size=10MB
```

```valid
#! image apache/kafka:4.1.1
#! component connect-standalone
#! mounted server.properties
bootstrap.servers=kafka:9092
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
offset.storage.file.filename=/var/lib/connect/offsets
producer.max.request.size=10485760
```
",
    check: Check::Properties(check),
};

const CLIENTS: [(&str, Component); 3] =
    [("producer.", Component::Producer), ("consumer.", Component::Consumer), ("admin.", Component::Admin)];

/// `ConnectUtils`, `Worker.baseProducerConfigs` and its like.
fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if !matches!(c.component, Component::ConnectDistributed | Component::ConnectStandalone) {
        return Vec::new();
    }
    let of_client = |(prefix, client): (&'static str, Component)| {
        let known = c.schema.definitions(client);
        let given = c.with_prefix(prefix).filter(|setting| c.definition(setting.key).is_none());
        given.filter_map(move |setting| {
            let definition = known?.get(setting.key.strip_prefix(prefix)?)?;
            invalid_value::finding(c, setting, definition)
        })
    };
    CLIENTS.into_iter().flat_map(of_client).collect()
}
