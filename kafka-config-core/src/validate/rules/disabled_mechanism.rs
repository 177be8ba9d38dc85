//! KC507: brokers that log in by a mechanism that they do not accept.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::{Value, accept};
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;
use crate::validate::{overrides, protocol, wording};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC507",
    name: "disabled-mechanism",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Where the listener between brokers speaks SASL, `sasl.mechanism.inter.broker.protocol` (GSSAPI unless set) must be
among that listener's `sasl.enabled.mechanisms`, exactly as written there. `listener.name.<listener>.sasl.enabled.mechanisms`
wins for its listener, in small letters.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SECURITY_INTER_BROKER_PROTOCOL=SASL_PLAINTEXT
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SECURITY_INTER_BROKER_PROTOCOL=SASL_PLAINTEXT
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
KAFKA_SASL_MECHANISM_INTER_BROKER_PROTOCOL=PLAIN
```
",
    check: Check::Properties(check),
};

const KEY: &str = "sasl.mechanism.inter.broker.protocol";
const ENABLED: &str = "sasl.enabled.mechanisms";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().chain(old_protocol(c)).collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let prefixed = format!("{}{ENABLED}", overrides::sasl_prefix(c)?);
    let mechanism = c.text(KEY)?;
    let source = if c.is_set(&prefixed) { prefixed.as_str() } else { ENABLED };
    let enabled = match c.get(&prefixed) {
        Some(setting) if !setting.certain => return None,
        Some(setting) => match accept(c.definition(ENABLED)?, &setting.value).ok()? {
            Value::List(items) => items,
            _ => return None,
        },
        None => c.list(ENABLED)?,
    };
    let is_replaced = c.get(source).is_some_and(Setting::is_replaced);
    let list = if is_replaced { "others".to_owned() } else { wording::list(&enabled) };
    (!enabled.contains(&mechanism)).then(|| {
        c.finding_at_first(
            &[KEY, source],
            format!(
                "brokers log in by {}, and {} has {}",
                mechanism.visible(),
                c.name(source),
                list.visible()
            ),
        )
        .help(format!(
            "set {} to {}, or add {} to {}",
            keys::to_set(c, KEY),
            if enabled.len() == 1 && !is_replaced { list.visible() } else { "one of these".to_owned() },
            mechanism.visible(),
            keys::to_set(c, source)
        ))
    })
}

/// Protocols before 0.10.0-IV1 know GSSAPI only.
fn old_protocol(c: &Configuration<'_>) -> Option<Finding> {
    overrides::sasl_prefix(c)?;
    let is_old = protocol::in_effect(c)? < protocol::place_of(c, "0.10.0-IV1")?;
    (is_old && c.text(KEY)? != "GSSAPI").then(|| {
        c.finding_at_first(
            &[KEY, "inter.broker.protocol.version"],
            format!("{} needs an inter.broker.protocol.version of 0.10.0-IV1 or later", c.name(KEY)),
        )
        .help(format!("write GSSAPI, or remove {}", c.name("inter.broker.protocol.version")))
    })
}
