//! KC709: a version older than any known here.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::KafkaVersion;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC709",
    name: "older-version",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
Settings are known from 3.7 on, and other images than Apache's may hold an older Kafka. From 3.3 on it is judged like
3.7, which may be wrong: where nothing else is found, the verdict is unknown. About the properties of still older ones
nothing is said.

```invalid
#! image confluentinc/cp-kafka:7.6.1
KAFKA_NODE_ID=1
```

```valid
#! image confluentinc/cp-kafka:7.9.1
KAFKA_NODE_ID=1
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let image = facts.request.image;
    if !image.is_before_known() {
        return Vec::new();
    }
    let (version, oldest) = (image.version, KafkaVersion::OLDEST);
    let help = if image.is_long_before_known() {
        format!(
            "nothing is said about its properties; --kafka-version {oldest} or later tells what a newer Kafka makes of them"
        )
    } else {
        format!("it is judged like {oldest}; compare with a container once")
    };
    let message =
        format!("Kafka {version} of {image} is older than {oldest}, the first whose settings are known here");
    vec![Finding::new(message).help(help)]
}
