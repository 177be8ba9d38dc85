//! KC281: a misspelt property of one listener.

use super::override_case::PREFIX;
use crate::diagnostics::{Applicability, Finding, Kind, Severity};
use crate::schema::Component;
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC281",
    name: "misspelt-override",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
`listener.name.<listener>.<property>` sets a property for one listener. Kafka takes any key with that prefix and reads those
that it knows, so that a typing mistake leaves the listener with what counts for all. Some plugins read keys of their own;
only what is nearly a property of Kafka is told.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SSL://:9093
KAFKA_LISTENER_NAME_SSL_SSL_KEYSTORE_PASWORD=hunter2
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SSL://:9093
KAFKA_LISTENER_NAME_SSL_SSL_KEYSTORE_PASSWORD=hunter2
KAFKA_LISTENER_NAME_SSL_PLUGIN_OPTION=on
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    c.with_prefix(PREFIX).filter_map(|setting| find(c, setting)).collect()
}

fn find(c: &Configuration<'_>, setting: &Setting<'_>) -> Option<Finding> {
    let (_, property) = setting.key.strip_prefix(PREFIX)?.split_once('.')?;
    // A mechanism may stand before it.
    let behind = property.split_once('.').map(|(_, behind)| behind);
    if [Some(property), behind].into_iter().flatten().any(|key| c.definition(key).is_some()) {
        return None;
    }
    let near = c.schema.nearest(Component::Broker, property).filter(|near| is_alike(near.name, property))?;
    let meant = format!("{}{}", setting.key.strip_suffix(property)?, near.name);
    let name = keys::spelt(c, setting.key, &meant)?;
    let message = format!("{} sets {}, which no listener has", c.name(setting.key), property.visible());
    let finding = c.finding(setting.key, message).help(format!("did you mean {name}?"));
    Some(match keys::rename(c, setting.key, &meant, Applicability::Unsafe) {
        Some(fix) => finding.fix(fix),
        None => finding,
    })
}

/// Whether the parts of both are as many: a listener's name or a mechanism with dots stands before other keys.
fn is_alike(one: &str, other: &str) -> bool {
    one.split('.').count() == other.split('.').count()
}
