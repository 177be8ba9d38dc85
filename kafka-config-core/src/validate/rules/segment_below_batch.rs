//! KC256: internal topics of Kafka Streams whose segments hold no batch.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::within::streams;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC256",
    name: "segment-below-batch",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Kafka Streams creates its internal topics with the settings that begin with `topic.`. A segment of `topic.segment.bytes` must
hold a batch of the producers' `batch.size`, where both are set.

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
topic.segment.bytes=16384
producer.batch.size=65536
```

```valid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
topic.segment.bytes=1048576
producer.batch.size=65536
```
",
    check: Check::Properties(check),
};

const SEGMENT: &str = "topic.segment.bytes";
const BATCH: [&str; 2] = ["producer.batch.size", "batch.size"];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::Streams || !streams::makes_main_consumer_configs(c) {
        return Vec::new();
    }
    find(c).into_iter().collect()
}

/// `StreamsConfig.getMainConsumerConfigs`, where numbers have no blanks around them.
fn find(c: &Configuration<'_>) -> Option<Finding> {
    let batch = BATCH.into_iter().find(|key| c.is_set(key))?;
    let number = |key: &str| c.get(key).map(|setting| setting.value.parse::<i32>());
    let (segment_size, batch_size) = (number(SEGMENT)?, number(batch)?);
    let message = match (segment_size, batch_size) {
        (Ok(segment), Ok(size)) if segment >= size => return None,
        (Ok(segment), Ok(size)) => {
            format!("{} is {segment}, less than the {size} of {}", c.name(SEGMENT), c.name(batch))
        }
        (Err(_), _) => format!("{} is {}, not a whole number", c.name(SEGMENT), c.quoted(SEGMENT)),
        (_, Err(_)) => format!("{} is {}, not a whole number", c.name(batch), c.quoted(batch)),
    };
    let help = format!("a segment must hold a batch: remove {SEGMENT}, or write a smaller {batch}");
    Some(c.finding(SEGMENT, message).help(help))
}
