//! KC320: a listener's property with capitals in its prefix.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC320",
    name: "override-case",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Kafka looks for the properties of one listener below `listener.name.` and the listener's name in small letters, and for
those of one SASL mechanism below that mechanism's name in small letters (KIP-103, KIP-86). With capitals they are
never read, and the listener goes without them.

```invalid
#! mounted server.properties
process.roles=broker
node.id=1
listeners=INTERNAL://:9092
listener.security.protocol.map=INTERNAL:SSL,CONTROLLER:SSL
listener.name.INTERNAL.ssl.client.auth=required
```

```valid
#! mounted server.properties
process.roles=broker
node.id=1
listeners=INTERNAL://:9092
listener.security.protocol.map=INTERNAL:SSL,CONTROLLER:SSL
listener.name.internal.ssl.client.auth=required
```
",
    check: Check::Properties(check),
};

pub(super) const PREFIX: &str = "listener.name.";

/// What can be set for one mechanism of one listener.
const OF_MECHANISM: [&str; 5] = [
    ".sasl.jaas.config",
    ".sasl.login.callback.handler.class",
    ".sasl.login.class",
    ".sasl.server.callback.handler.class",
    ".connections.max.reauth.ms",
];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let capitals = c.with_prefix(PREFIX).filter(|setting| has_capitals(setting.key));
    capitals.map(|setting| finding(c, setting)).collect()
}

fn has_capitals(key: &str) -> bool {
    let is_capital = |part: &str| part.contains(|letter: char| letter.is_ascii_uppercase());
    let rest = key.strip_prefix(PREFIX).unwrap_or_default();
    let listener = rest.split('.').next().unwrap_or_default();
    is_capital(listener) || OF_MECHANISM.iter().any(|end| key.strip_suffix(end).is_some_and(is_capital))
}

fn finding(c: &Configuration<'_>, setting: &Setting<'_>) -> Finding {
    let small = setting.key.to_ascii_lowercase();
    let finding = c
        .finding(
            setting.key,
            format!(
                "{} is never read: listener and mechanism must be in small letters",
                setting.key.visible()
            ),
        )
        .help(format!("write {}", small.visible()));
    // Where the other one is set, too, only the user knows which of them counts.
    match setting.origin.filter(|origin| origin.variable().is_none() && !c.is_set(&small)) {
        Some(origin) => finding.fix(Fix::rename(origin, small, Applicability::Safe)),
        None => finding,
    }
}
