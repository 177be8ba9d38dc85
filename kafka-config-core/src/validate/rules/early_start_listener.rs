//! KC313: early.start.listeners names no listener.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::jvm::trim;
use crate::schema::Value;
use crate::validate::broker::Broker;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC313",
    name: "early-start-listener",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`early.start.listeners` (KIP-801) names listeners of this node that open before the rest. The case matters.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_EARLY_START_LISTENERS=INTERNAL
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_EARLY_START_LISTENERS=PLAINTEXT
```
",
    check: Check::Properties(check),
};

const KEY: &str = "early.start.listeners";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(listeners) = c.broker().and_then(Broker::listener_names) else { return Vec::new() };
    let names = match c.value(KEY) {
        Some(Value::List(names)) => names,
        Some(Value::Text(text)) => text.split(',').map(trim).filter(|name| !name.is_empty()).collect(),
        _ => Vec::new(),
    };
    let known = wording::first_names(listeners.iter().copied());
    names
        .into_iter()
        .filter(|name| !listeners.contains(name))
        .map(|name| {
            c.finding_in(
                KEY,
                name,
                format!("{} names {}, which is not in {}", c.name(KEY), name.visible(), c.name("listeners")),
            )
            .help(format!("name one of {known}, in capitals, or leave it out"))
        })
        .collect()
}
