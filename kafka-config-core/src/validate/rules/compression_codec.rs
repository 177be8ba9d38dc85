//! KC221: a number that stands for no compression.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC221",
    name: "compression-codec",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
The codecs of the internal topics are numbers: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd.

```invalid
KAFKA_OFFSETS_TOPIC_COMPRESSION_CODEC=5
```

```valid
KAFKA_OFFSETS_TOPIC_COMPRESSION_CODEC=4
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    ["offsets.topic.compression.codec", "share.coordinator.state.topic.compression.codec"]
        .into_iter()
        .filter(|key| c.whole(key).is_some_and(|codec| !(0..=4).contains(&codec)))
        .map(|key| {
            c.finding(key, format!("{} is {}, which stands for no compression", c.name(key), c.quoted(key)))
                .help("0 is none, 1 gzip, 2 snappy, 3 lz4, 4 zstd")
        })
        .collect()
}
