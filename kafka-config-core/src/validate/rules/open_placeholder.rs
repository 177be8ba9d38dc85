//! KC215: a value that only the container can look up.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC215",
    name: "open-placeholder",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
With `config.providers` a value may hold a placeholder such as `${file:/run/secrets/kafka:password}`, which Kafka
replaces as it starts. What the placeholder stands for is not at hand here, so rules about that value cannot decide.
`--root` gives them the container's files.

```invalid
KAFKA_CONFIG_PROVIDERS=file
KAFKA_CONFIG_PROVIDERS_FILE_CLASS=org.apache.kafka.common.config.provider.FileConfigProvider
KAFKA_NUM_PARTITIONS=${file:/run/secrets/kafka:partitions}
```

```invalid
#! component mirror-maker
#! image apache/kafka:4.3.1
#! mounted server.properties
clusters=east,west
config.providers=file
config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
east.bootstrap.servers=${file:/run/secrets/east:servers}
west.bootstrap.servers=west:9092
```

```valid
KAFKA_CONFIG_PROVIDERS=file
KAFKA_CONFIG_PROVIDERS_FILE_CLASS=org.apache.kafka.common.config.provider.FileConfigProvider
KAFKA_NUM_PARTITIONS=3
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let help = match c.component {
        Component::ConnectSource | Component::ConnectSink => {
            "config.providers of the worker says who replaces it"
        }
        _ => "give --root the folder that holds the container's files",
    };
    let undecided = c.providers.undecided.iter();
    undecided
        .map(|(key, what)| c.finding(key, format!("{} depends on {what}", c.name(key))).help(help))
        .collect()
}
