//! KC702: a version newer than any known here.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::KafkaVersion;
use crate::validate::facts::Facts;
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

A tag without a version, such as `trunk`, counts as the newest one.

```invalid
#! image apache/kafka:99.0.0
KAFKA_PROCESS_ROLES=broker
```

```valid
#! image apache/kafka:4.0.0
KAFKA_PROCESS_ROLES=broker
```
",
    check: Check::Either(of_image, |configuration| of_version(configuration.version)),
};

fn of_image(facts: &Facts<'_>) -> Vec<Finding> {
    let image = facts.request.image;
    if image.is_assumed && !facts.is_image_assumed {
        let family = image.family.name;
        return vec![
            Finding::new(format!(
                "the image's tag names no {family} version that is known here; {image} is assumed"
            ))
            .help("write a tag with the version, which --image can do, too"),
        ];
    }
    if image.is_assumed { Vec::new() } else { of_version(image.version) }
}

fn of_version(version: KafkaVersion) -> Vec<Finding> {
    let newest = KafkaVersion::NEWEST;
    if !version.is_beyond_known() {
        return Vec::new();
    }
    vec![
        Finding::new(format!("Kafka {version} is not known here; the rules of {newest} are used"))
            .help("look for a newer kafka-config, or compare with a container once"),
    ]
}
