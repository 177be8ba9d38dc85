//! KC514: a login module of another mechanism.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::jaas;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC514",
    name: "login-module",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r#"
Each mechanism has a login module of its own, and loading it makes the mechanism known to the JVM: `PlainLoginModule` for
PLAIN, `ScramLoginModule` for SCRAM, `OAuthBearerLoginModule` for OAUTHBEARER.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
KAFKA_LISTENER_NAME_SASL__PLAINTEXT_PLAIN_SASL_JAAS_CONFIG=org.apache.kafka.common.security.scram.ScramLoginModule required username="kafka" password="hunter2";
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
KAFKA_LISTENER_NAME_SASL__PLAINTEXT_PLAIN_SASL_JAAS_CONFIG=org.apache.kafka.common.security.PlainLoginModule required username="kafka" password="hunter2";
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
KAFKA_LISTENER_NAME_SASL__PLAINTEXT_PLAIN_SASL_JAAS_CONFIG=org.apache.kafka.common.security.plain.PlainLoginModule required username="kafka" password="hunter2";
```
"#,
    check: Check::Properties(check),
};

const PREFIX: &str = "org.apache.kafka.common.security.";
/// Mechanisms as they begin in keys, with the rest of the class.
const MODULES: [(&str, &str); 3] = [
    ("plain", "plain.PlainLoginModule"),
    ("scram-sha-", "scram.ScramLoginModule"),
    ("oauthbearer", "oauthbearer.OAuthBearerLoginModule"),
];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    c.with_prefix("listener.name.").filter_map(|setting| finding(c, setting)).collect()
}

fn finding(c: &Configuration<'_>, setting: &Setting<'_>) -> Option<Finding> {
    let before = setting.key.strip_suffix(".sasl.jaas.config").filter(|_| setting.certain)?;
    let mechanism = before.rsplit('.').next()?;
    let (_, meant) = MODULES.iter().find(|(start, _)| mechanism.starts_with(start))?;
    let entries = jaas::parse(&setting.value).ok()?;
    let [entry] = entries.as_slice() else { return None };
    let (module, span) = &entry.module;
    let rest = module.strip_prefix(PREFIX)?;
    if rest == *meant {
        return None;
    }
    let name = c.name(setting.key);
    let is_other = MODULES.iter().any(|(_, known)| *known == rest);
    let message = if is_other {
        format!("{name} names {module}, which is not for {}", mechanism.to_uppercase())
    } else {
        format!("{name} names {}, which Kafka does not have", module.visible())
    };
    Some(c.finding(setting.key, message).part(*span).help(format!("write {PREFIX}{meant}")))
}
