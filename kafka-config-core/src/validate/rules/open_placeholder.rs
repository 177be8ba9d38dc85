//! KC215: a value that only the container can look up.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::providers::{Source, Undecided};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC215",
    name: "open-placeholder",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
With `config.providers` a value may hold a placeholder such as `${file:/run/secrets/kafka:password}`, which Kafka
replaces as it starts. What the placeholder stands for is not at hand here, so rules about that value cannot decide.
`--root` gives them the container's files. A file of properties alone comes without variables: its container has them, with
the file in the folder of `--mounted-dir`, and the variables in `--env-file` or `-e`.

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

```invalid
#! mounted server.properties
#! component broker
config.providers=env
config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
num.partitions=${env:PARTITIONS}
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
    c.providers.undecided.iter().map(|open| finding(c, open)).collect()
}

fn finding(c: &Configuration<'_>, Undecided { key, what, source }: &Undecided) -> Finding {
    c.finding(key, format!("{} depends on {what}", c.name(key))).help(match source {
        Source::Files => "give --root the folder that holds the container's files".to_owned(),
        Source::Variable(name) => format!(
            "a file alone has no variables: check its container, as in --mounted-dir FOLDER -e {}=VALUE",
            name.visible()
        ),
        Source::Pattern => {
            "Java's patterns are not followed here: write a name as it is, or .* for all".to_owned()
        }
        Source::Outside => {
            "nothing is said about its value, which the files given here do not hold".to_owned()
        }
        Source::Worker => "config.providers of the worker says who replaces it".to_owned(),
        Source::Foreign => {
            "its code is not Kafka's: to check the rest, write a value itself for a moment".to_owned()
        }
    })
}
