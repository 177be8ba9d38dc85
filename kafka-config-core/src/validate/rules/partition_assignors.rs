//! KC247: assignors that a consumer cannot use.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::schema::Component;
use crate::validate::classes::{self, Judgement};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC247",
    name: "partition-assignors",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`partition.assignment.strategy` of a consumer holds classes with their packages: `org.apache.kafka.clients.consumer.` and
`RangeAssignor`, `RoundRobinAssignor`, `StickyAssignor` or `CooperativeStickyAssignor`, each at most once. The short names
`range` and `cooperative-sticky` are what members tell each other. The class that reads the configuration takes any text:
the refusal comes when the consumer itself is made.

```invalid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
group.id=orders
partition.assignment.strategy=cooperative-sticky
```

```valid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
group.id=orders
partition.assignment.strategy=org.apache.kafka.clients.consumer.CooperativeStickyAssignor
```
",
    check: Check::Properties(check),
};

pub(super) const KEY: &str = "partition.assignment.strategy";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    assignors(c).unwrap_or_default()
}

/// `ConsumerPartitionAssignor.getAssignorInstances`.
fn assignors(c: &Configuration<'_>) -> Option<Vec<Finding>> {
    let items = read(c)?;
    let is = |item: &str, judgement| classes::judge_assignor(item, c.version) == judgement;
    let wrong = items.iter().filter(|item| is(item, Judgement::Wrong)).map(|item| unusable(c, item));
    let mut seen = FxHashSet::default();
    let twice = items.iter().filter(|item| is(item, Judgement::Fine) && !seen.insert(**item));
    Some(wrong.chain(twice.map(|item| repeated(c, item))).collect())
}

/// The assignors that a consumer loads, where they are set. Members of a group of the new protocol have none, but
/// 3.7 looks at them all the same.
pub(super) fn read<'c>(c: &'c Configuration<'_>) -> Option<Vec<&'c str>> {
    const PROTOCOL: &str = "group.protocol";
    if c.component != Component::Consumer || !c.is_set(KEY) {
        return None;
    }
    let is_classic = c.definition(PROTOCOL).is_none() || c.text(PROTOCOL)?.eq_ignore_ascii_case("classic");
    if is_classic || c.version < KafkaVersion::new(3, 8, 0) { c.list(KEY) } else { None }
}

fn unusable(c: &Configuration<'_>, item: &str) -> Finding {
    let message = format!("{} holds '{}', which is no partition assignor", c.name(KEY), item.visible());
    let help = match classes::assignor(item) {
        Some(class) => format!("did you mean {class}?"),
        None => "write the class of an assignor with its package".to_owned(),
    };
    c.finding_in(KEY, item, message).help(help)
}

fn repeated(c: &Configuration<'_>, item: &str) -> Finding {
    c.finding_in(KEY, item, format!("{} holds {item} twice", c.name(KEY))).help("name each assignor once")
}
