//! KC513: a mechanism without a login module.

use crate::diagnostics::{Applicability, Finding, Kind, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::sasl::JAAS;
use crate::validate::wording::Visible as _;
use crate::validate::{keys, sasl};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC513",
    name: "missing-jaas",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r#"
For each mechanism of a SASL listener a broker needs a login module: from
`listener.name.<listener>.<mechanism>.sasl.jaas.config`, listener and mechanism in small letters, or from a login file
that `-Djava.security.auth.login.config` in `KAFKA_OPTS` names. Without one it ends as it opens its sockets:
`Could not find a 'KafkaServer' or '….KafkaServer' entry in the JAAS configuration`. A bare `sasl.jaas.config` is for
clients; a broker ignores it (`JaasContext.loadServerContext`).

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
KAFKA_SASL_JAAS_CONFIG=org.apache.kafka.common.security.plain.PlainLoginModule required username="kafka" password="hunter2";
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
KAFKA_LISTENER_NAME_SASL__PLAINTEXT_PLAIN_SASL_JAAS_CONFIG=org.apache.kafka.common.security.plain.PlainLoginModule required username="kafka" password="hunter2";
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
KAFKA_OPTS=-Djava.security.auth.login.config=/etc/kafka/secrets/jaas.conf
```
"#,
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let missing = sasl::without_jaas(c);
    // Where there is nothing at all, the rules about the entrypoint speak.
    let advertised = c.get("advertised.listeners");
    let is_checked = advertised.is_some_and(|setting| {
        setting.origin.is_some_and(|origin| origin.variable().is_some()) && setting.value.contains("SASL_")
    });
    if is_checked && !c.iter().any(|setting| setting.key.ends_with(JAAS)) {
        return Vec::new();
    }
    let only = missing.len() == 1;
    missing.iter().map(|(listener, mechanism)| finding(c, listener, mechanism, only)).collect()
}

fn finding(c: &Configuration<'_>, listener: &str, mechanism: &str, only: bool) -> Finding {
    let key = sasl::key(listener, mechanism);
    let name = keys::spelt(c, first_set(c), &key).unwrap_or_else(|| key.clone());
    let (listener, mechanism) = (listener.visible(), mechanism.visible());
    let help = format!("set {name}, or name a login file in KAFKA_OPTS");
    if !c.is_set(JAAS) {
        let message =
            format!("the listener {listener} accepts {mechanism}, and no login module is given for it");
        return c.finding_at_first(&["sasl.enabled.mechanisms", "listeners"], message).help(help);
    }
    let message = format!(
        "{} has no effect in a broker, and the listener {listener} has no login module for {mechanism}",
        c.name(JAAS)
    );
    let finding = c.finding(JAAS, message).help(help);
    match keys::rename(c, JAAS, &key, Applicability::Safe).filter(|_| only) {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

fn first_set(c: &Configuration<'_>) -> &'static str {
    let keys = [JAAS, "sasl.enabled.mechanisms", "listeners"];
    keys.into_iter().find(|key| c.is_set(key)).unwrap_or(JAAS)
}
