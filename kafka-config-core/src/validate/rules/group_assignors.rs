//! KC225: assignors that the group coordinator cannot use.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::validate::assignors::{ASSIGNORS, Assignors};
use crate::validate::classes::Judgement;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC225",
    name: "group-assignors",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`group.consumer.assignors` (KIP-848) takes `uniform` and `range` since 4.0 and classes in any release;
`group.share.assignors` (KIP-932) takes exactly one, `simple` or a class; `group.streams.assignors` takes `sticky` or classes.
Since 4.4 no two of them may have the same name.

```invalid
#! image apache/kafka:4.1.1
KAFKA_GROUP_SHARE_ASSIGNORS=simple,org.example.Other
```

```invalid
#! image apache/kafka:3.9.1
KAFKA_GROUP_CONSUMER_ASSIGNORS=range
```

```invalid
#! image apache/kafka:4.1.1
KAFKA_GROUP_CONSUMER_ASSIGNORS=range,unifrom
```

```invalid
#! image apache/kafka:4.4.0
KAFKA_GROUP_CONSUMER_ASSIGNORS=uniform,org.apache.kafka.coordinator.group.assignor.UniformAssignor
```

```valid
#! image apache/kafka:4.1.1
KAFKA_GROUP_CONSUMER_ASSIGNORS=range
KAFKA_GROUP_SHARE_ASSIGNORS=simple
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    ASSIGNORS
        .iter()
        .flat_map(|kind| unusable(c, kind).into_iter().chain(twice(c, kind)))
        .chain(not_one(c))
        .collect()
}

fn unusable(c: &Configuration<'_>, kind: &Assignors) -> Vec<Finding> {
    let items = c.list(kind.key).unwrap_or_default();
    let wrong = items.into_iter().filter(|item| kind.judge(item, c.version) == Judgement::Wrong);
    wrong.map(|item| wrong_item(c, kind, item)).collect()
}

fn wrong_item(c: &Configuration<'_>, kind: &Assignors, item: &str) -> Finding {
    let shown = item.visible();
    let what = match kind.short_since(item) {
        Some((major, minor)) => format!("a short name that comes with Kafka {major}.{minor}"),
        None => "which is no such assignor".to_owned(),
    };
    let help = match kind.instead(item, c.version) {
        Some(meant) if kind.short_since(item).is_some() => format!("write {meant}"),
        Some(meant) => format!("did you mean {meant}?"),
        None => format!("{} knows {}", c.program(), kind.known(c.version).join(", ")),
    };
    c.finding_in(kind.key, item, format!("{} holds '{shown}', {what}", c.name(kind.key))).help(help)
}

/// KAFKA-19887: since 4.4 the names of assignors are unique.
fn twice(c: &Configuration<'_>, kind: &Assignors) -> Option<Finding> {
    if c.version < KafkaVersion::new(4, 4, 0) {
        return None;
    }
    let items = c.list(kind.key)?;
    let mut seen = FxHashSet::default();
    let item = items.into_iter().find(|item| !seen.insert(kind.name_of(item)))?;
    let message = format!("{} has the assignor {} twice", c.name(kind.key), kind.name_of(item));
    Some(c.finding_in(kind.key, item, message).help("keep the short name or the class, not both"))
}

fn not_one(c: &Configuration<'_>) -> Option<Finding> {
    const KEY: &str = "group.share.assignors";
    let count = c.list(KEY).filter(|_| c.version >= KafkaVersion::new(4, 1, 0))?.len();
    (count != 1).then(|| {
        c.finding(KEY, format!("{} has {count} assignors, and share groups use exactly one", c.name(KEY)))
            .help("write simple, or the class of an assignor of your own")
    })
}
