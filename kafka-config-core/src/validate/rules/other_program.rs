//! KC816: a file of properties that no known program of Kafka's reads.

use crate::diagnostics::{Kind, Severity};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC816",
    name: "other-program",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
The file is none of a broker, and it is not to be told which program it is for; or it configures something else, as
`log4j.properties` and Spring's `application.properties` do. Nothing more is said about it. `--component` names the
program.

```invalid
#! properties client.properties
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
```

```invalid
#! properties log4j.properties
log4j.rootLogger=INFO, stdout
```

```invalid
#! properties application.properties
spring.kafka.bootstrap-servers=kafka:9092
```

```valid
#! properties producer.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringSerializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
```
",
    check: Check::Input,
};
