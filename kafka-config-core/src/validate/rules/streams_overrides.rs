//! KC265: settings that Kafka Streams replaces with its own.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::within::streams::{self, CONSUMER, MAIN, PRODUCER};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC265",
    name: "streams-overrides",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Kafka Streams commits by itself, names its group after `application.id`, and connects to one cluster. With exactly-once
processing its consumers read committed records, and its producers are idempotent with transactions of their own. What is
written for these is put aside, with a line in the log at most.

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
enable.auto.commit=true
```

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
processing.guarantee=exactly_once_v2
consumer.isolation.level=read_uncommitted
```

```valid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
processing.guarantee=exactly_once_v2
consumer.isolation.level=read_committed
```
",
    check: Check::Properties(check),
};

/// What a client of Streams has whatever is written, who has it, and whether that is so for exactly-once processing only.
struct Override {
    key: &'static str,
    prefixes: &'static [&'static str],
    value: &'static str,
    is_of_exactly_once: bool,
}

const OVERRIDES: [Override; 6] = [
    Override {
        key: "enable.auto.commit",
        prefixes: &["", CONSUMER],
        value: "false",
        is_of_exactly_once: false,
    },
    Override {
        key: "group.id",
        prefixes: &["", CONSUMER, MAIN],
        value: "application.id",
        is_of_exactly_once: false,
    },
    Override {
        key: "bootstrap.servers",
        prefixes: &[CONSUMER, PRODUCER],
        value: "bootstrap.servers",
        is_of_exactly_once: false,
    },
    Override {
        key: "isolation.level",
        prefixes: &["", CONSUMER],
        value: "read_committed",
        is_of_exactly_once: true,
    },
    Override {
        key: "enable.idempotence",
        prefixes: &["", PRODUCER],
        value: "true",
        is_of_exactly_once: true,
    },
    Override {
        key: "transactional.id",
        prefixes: &["", PRODUCER],
        value: "one of each thread's own",
        is_of_exactly_once: true,
    },
];

/// `StreamsConfig.checkIfUnexpectedUserSpecifiedClientConfig`, and what is put over the settings of each client.
fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::Streams {
        return Vec::new();
    }
    let is_exactly_once = streams::is_exactly_once(c);
    let counting = OVERRIDES.iter().filter(|one| is_exactly_once || !one.is_of_exactly_once);
    let written =
        counting.flat_map(|one| one.prefixes.iter().map(move |prefix| (one, format!("{prefix}{}", one.key))));
    written.filter_map(|(one, key)| finding(c, one, &key)).collect()
}

fn finding(c: &Configuration<'_>, one: &Override, key: &str) -> Option<Finding> {
    let setting = c.get(key).filter(|setting| setting.value.trim() != one.value)?;
    let what = if c.is_set(one.value) { format!("that of {}", one.value) } else { one.value.to_owned() };
    let message = format!("{} is {}, and Kafka Streams takes {what}", c.name(key), c.shown(setting));
    Some(c.finding(key, message).help("remove it: it has no effect"))
}
