//! KC815: what nobody said about a file of properties.

use crate::diagnostics::{Kind, Severity};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC815",
    name: "assumed-program",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
Each program of Kafka's has settings of its own. Where `--component` does not say which one reads a file of properties,
its keys tell: only a worker of Connect has `config.storage.topic`, only a producer `key.serializer`. What nothing speaks
against is a broker's. Where no release is named, it is the newest whose settings of that program are known here.

```invalid
#! properties connect.properties
bootstrap.servers=kafka:9092
group.id=connect
config.storage.topic=connect-configs
offset.storage.topic=connect-offsets
status.storage.topic=connect-status
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
```

```valid
#! properties server.properties
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@localhost:9093
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
```
",
    check: Check::Input,
};
