//! KC702: a version newer than any known here.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::dialect::Image;
use crate::model::KafkaVersion;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC702",
    name: "unknown-version",
    severity: Severity::Warning,
    kind: Kind::Undecided,
    page: r"
The image's rules and default files are known for each version up to a newest one. A version after that is
judged like the newest known, which may be wrong: where nothing else is found, the verdict is unknown. A later patch
release of a known line is taken for the line itself.

```invalid
#! image apache/kafka:99.0.0
KAFKA_PROCESS_ROLES=broker
```

```valid
#! image apache/kafka:4.0.0
KAFKA_PROCESS_ROLES=broker
```
",
    check: Check::Either(
        |facts| finding(facts.request.image.version),
        |configuration| finding(configuration.version),
    ),
};

fn finding(version: KafkaVersion) -> Vec<Finding> {
    if !(Image { version }).is_beyond_known() {
        return Vec::new();
    }
    let newest = KafkaVersion::NEWEST;
    vec![
        Finding::new(format!("Kafka {version} is not known here; the rules of {newest} are used"))
            .help("look for a newer kafka-config, or compare with a container once"),
    ]
}
