//! KC252: tags of a Kafka Streams client that its assignment cannot use.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::jvm::is_blank;
use crate::model::KafkaVersion;
use crate::schema::Component;
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC252",
    name: "streams-tags",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Each tag of `rack.aware.assignment.tags` needs a `client.tag.NAME` on the client itself (KIP-708). A client has at most five
tags, with names of at most 20 characters and values of at most 30; since 4.3 neither may be blank.

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
rack.aware.assignment.tags=zone
```

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
client.tag.zone=europe-west-1-production-cluster
```

```valid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
rack.aware.assignment.tags=zone
client.tag.zone=eu-1a
```
",
    check: Check::Properties(check),
};

const TAGS: &str = "rack.aware.assignment.tags";
const PREFIX: &str = "client.tag.";
const MOST: usize = 5;
const LONGEST_NAME: usize = 20;
const LONGEST_VALUE: usize = 30;

/// `StreamsConfig.validateRackAwarenessConfiguration`.
fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::Streams {
        return Vec::new();
    }
    let tags: Vec<(&str, &Setting<'_>)> = tags(c).collect();
    let items = c.list(TAGS).unwrap_or_default();
    let names: FxHashSet<&str> = tags.iter().map(|(name, _)| *name).collect();
    let missing = items.into_iter().filter(|item| !names.contains(item));
    let unusable = tags.iter().filter_map(|(name, setting)| unusable(c, name, setting));
    missing.map(|item| without_value(c, item)).chain(too_many(c, &tags)).chain(unusable).collect()
}

fn tags<'c>(c: &'c Configuration<'_>) -> impl Iterator<Item = (&'c str, &'c Setting<'c>)> {
    let named =
        c.with_prefix(PREFIX).filter_map(|setting| Some((setting.key.strip_prefix(PREFIX)?, setting)));
    named.filter(|(name, _)| !name.is_empty())
}

fn without_value(c: &Configuration<'_>, item: &str) -> Finding {
    let tag = item.visible();
    let message = format!("{} names the tag '{tag}', and {PREFIX}{tag} is not set", c.name(TAGS));
    c.finding_in(TAGS, item, message)
        .help(format!("set {PREFIX}{tag} to what this client has, on every client"))
}

fn too_many(c: &Configuration<'_>, tags: &[(&str, &Setting<'_>)]) -> Option<Finding> {
    let (_, beyond) = tags.get(MOST)?;
    let message = format!("{} tags begin with {PREFIX}, and a client has at most {MOST}", tags.len());
    Some(c.finding(beyond.key, message).help("keep those that tell racks apart"))
}

fn unusable(c: &Configuration<'_>, tag: &str, setting: &Setting<'_>) -> Option<Finding> {
    let length = |text: &str| text.encode_utf16().count();
    let (name, value) = (c.name(setting.key), c.quoted(setting.key));
    let refuses_blank = c.version >= KafkaVersion::new(4, 3, 0);
    let (message, help) = if length(tag) > LONGEST_NAME {
        let message = format!("the tag of {name} has {} characters", length(tag));
        (message, format!("at most {LONGEST_NAME} characters are allowed"))
    } else if length(&setting.value) > LONGEST_VALUE {
        let message = format!("{name} is {value}, which has {} characters", length(&setting.value));
        (message, format!("at most {LONGEST_VALUE} characters are allowed"))
    } else if refuses_blank && (is_blank(&setting.value) || is_blank(tag)) {
        (format!("{name} is {value}, and a tag has a value"), "give it a value, or remove it".to_owned())
    } else {
        return None;
    };
    Some(c.finding(setting.key, message).help(help))
}
