//! KC235: a name of a group or of its member that Kafka refuses.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::jvm::is_blank;
use crate::model::KafkaVersion;
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC235",
    name: "consumer-group",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
A consumer without a group has no `group.id`; an empty one is refused since 4.0, and in the new protocol by every release.
`group.instance.id`, the name of a static member (KIP-345), holds letters and digits of ASCII, `.`, `_` and `-`, at most 249 of
them.

```invalid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
group.id=
```

```invalid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
group.id=orders
group.instance.id=orders 1
```

```valid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
group.id=orders
group.instance.id=orders-1
```
",
    check: Check::Properties(check),
};

const GROUP: &str = "group.id";
const INSTANCE: &str = "group.instance.id";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::Consumer {
        return Vec::new();
    }
    group(c).into_iter().chain(instance(c)).collect()
}

/// `KafkaConsumer`, which took an empty group for none before.
fn group(c: &Configuration<'_>) -> Option<Finding> {
    const REFUSED_SINCE: KafkaVersion = KafkaVersion::new(4, 0, 0);
    let is_new =
        || c.text("group.protocol").is_some_and(|protocol| protocol.eq_ignore_ascii_case("consumer"));
    let is_refused = c.version >= REFUSED_SINCE || is_new();
    let is_empty = c.get(GROUP).is_some_and(|setting| setting.certain && is_blank(&setting.value));
    (is_refused && is_empty).then(|| {
        let message = format!("{} is empty, which is no name of a group", c.name(GROUP));
        c.finding(GROUP, message).help("name the group, or remove it for a consumer without one")
    })
}

/// `JoinGroupRequest.validateGroupInstanceId`; that it is not empty is said of its definition.
fn instance(c: &Configuration<'_>) -> Option<Finding> {
    const LONGEST: usize = 249;
    let given = c.text(INSTANCE).filter(|given| !given.is_empty())?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let (name, shown) = (c.name(INSTANCE), c.quoted(INSTANCE));
    let message = if given.chars().any(|c| !is_name(c)) {
        format!(
            "{name} is {shown}, and holds something else than letters and digits of ASCII, '.', '_' and '-'"
        )
    } else if matches!(given, "." | "..") {
        format!("{name} is {shown}, which is no name")
    } else if given.len() > LONGEST {
        format!("{name} is longer than {LONGEST} characters")
    } else {
        return None;
    };
    Some(c.finding(INSTANCE, message).help("write a name of the member that no other of the group has"))
}
