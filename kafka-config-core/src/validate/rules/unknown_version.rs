//! KC702: a version newer than any known here.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::KafkaVersion;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC702",
    name: "unknown-version",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The image's rules and default files are known for each version up to a newest one. A version after that is
taken to behave like the newest known, which may be wrong.

```invalid
#! image apache/kafka:99.0.0
KAFKA_PROCESS_ROLES=broker
```

```valid
#! image apache/kafka:4.0.0
KAFKA_PROCESS_ROLES=broker
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let image = facts.request.image;
    if !image.is_beyond_known() {
        return Vec::new();
    }
    let newest = KafkaVersion::NEWEST;
    vec![
        Finding::new(format!("Kafka {} is not known here; the rules of {newest} are used", image.version))
            .help("look for a newer kafka-config, or compare with a container once"),
    ]
}
