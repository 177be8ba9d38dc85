//! KC704: an inter-broker protocol that does not go with the rest, up to 3.9.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::protocol;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC704",
    name: "protocol-version",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
KRaft takes an `inter.broker.protocol.version` of 3.0 or later (and ignores it). With ZooKeeper, an old protocol
forbids a newer `log.message.format.version`, and zstd (4) for the offsets topic.

```invalid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_INTER_BROKER_PROTOCOL_VERSION=2.8
```

```valid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_INTER_BROKER_PROTOCOL_VERSION=3.4
```
",
    check: Check::Properties(check),
};

const KEY: &str = "inter.broker.protocol.version";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    [of_kraft(c), format(c), zstd(c)].into_iter().flatten().collect()
}

fn of_kraft(c: &Configuration<'_>) -> Option<Finding> {
    let is_kraft = c.is_set(KEY) && c.broker()?.mode?.is_kraft();
    (is_kraft && protocol::place(c, KEY)? < protocol::place_of(c, "3.0-IV1")?).then(|| {
        c.finding(KEY, format!("{} is {}, and KRaft begins with 3.0", c.name(KEY), c.quoted(KEY)))
            .help("remove it: KRaft has no use for it")
    })
}

fn format(c: &Configuration<'_>) -> Option<Finding> {
    const FORMAT: &str = "log.message.format.version";
    let version = protocol::in_effect(c)?;
    let is_new = version >= protocol::place_of(c, "3.0-IV1")?;
    let (own, format) = (protocol::records(c, version)?, protocol::records(c, protocol::place(c, FORMAT)?)?);
    (!is_new && format > own).then(|| {
        c.finding_at_first(
            &[FORMAT, KEY],
            format!("{} needs a later {KEY} than {}", c.name(FORMAT), c.quoted(KEY)),
        )
        .help(format!("remove {FORMAT}, or raise {KEY} first"))
    })
}

fn zstd(c: &Configuration<'_>) -> Option<Finding> {
    const CODEC: &str = "offsets.topic.compression.codec";
    let is_old = protocol::in_effect(c)? < protocol::place_of(c, "0.11.0-IV0")?;
    (is_old && c.whole(CODEC)? == 4).then(|| {
        c.finding(
            CODEC,
            format!("{} is 4 (zstd), which {KEY} {} does not know", c.name(CODEC), c.quoted(KEY)),
        )
        .help(format!("write 0 to 3, or raise {KEY} to 2.1 or later"))
    })
}
