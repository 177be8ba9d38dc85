//! KC258: a Kafka Streams application with fewer threads than none.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC258",
    name: "streams-threads",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`num.stream.threads` below zero ends an application in 3.7.0 and 3.7.1 with `Illegal initial capacity`. Later releases take it
for zero: the application starts, and reads nothing until its code adds a thread.

```invalid
#! image apache/kafka:3.7.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
num.stream.threads=-1
```

```valid
#! image apache/kafka:3.7.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
num.stream.threads=4
```
",
    check: Check::Properties(check),
};

const KEY: &str = "num.stream.threads";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let is_old = c.component == Component::Streams && c.version < KafkaVersion::new(3, 7, 2);
    let count = c.whole(KEY).filter(|count| is_old && *count < 0)?;
    let message = format!("{} is {count}, and an application has no fewer than 0 threads", c.name(KEY));
    Some(c.finding(KEY, message).help("write how many threads read and write, as in 1"))
}
