//! KC512: JAAS text that Kafka cannot read.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::schema::Component;
use crate::validate::client;
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::jaas::{self, Fault};
use crate::validate::rule::{Check, Rule};
use crate::validate::sasl::JAAS;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC512",
    name: "malformed-jaas",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r#"
A value of `sasl.jaas.config` names one login module, its control flag and its options, and ends with a semicolon:
`MODULE required username="…" password="…";`. Values hold letters and `.-_$` or stand in quotes; a bare number is none
(`JaasConfig` reads them with `StreamTokenizer`). A broker whose listener needs the text ends as it opens its sockets.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
KAFKA_LISTENER_NAME_SASL__PLAINTEXT_PLAIN_SASL_JAAS_CONFIG=org.apache.kafka.common.security.plain.PlainLoginModule required username="kafka" password="hunter2"
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=SASL_PLAINTEXT://:9092
KAFKA_SASL_ENABLED_MECHANISMS=PLAIN
KAFKA_LISTENER_NAME_SASL__PLAINTEXT_PLAIN_SASL_JAAS_CONFIG=org.apache.kafka.common.security.plain.PlainLoginModule username="kafka" password="hunter2";
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

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let on_broker = c.component == Component::Broker;
    // A broker does not read the bare one.
    let is_of_program = !on_broker && !client::speaks_sasl(c);
    let is_read = |key: &str| key.ends_with(".sasl.jaas.config") || (is_of_program && key == JAAS);
    c.iter().filter(|setting| is_read(setting.key)).filter_map(|setting| finding(c, setting)).collect()
}

/// What is wrong with a text that is read.
pub(super) fn finding(c: &Configuration<'_>, setting: &Setting<'_>) -> Option<Finding> {
    if !setting.certain {
        return None;
    }
    let name = c.name(setting.key);
    match jaas::parse(&setting.value) {
        Err(refusal) => {
            let (what, help) = words(refusal.fault);
            let finding = c.finding(setting.key, format!("{name} {what}")).part(refusal.at).help(help);
            Some(match fix(setting, refusal.fault) {
                Some(fix) => finding.fix(fix),
                None => finding,
            })
        }
        Ok(entries) if entries.len() > 1 => {
            let what = format!("{name} names {} login modules, and Kafka takes exactly one", entries.len());
            Some(c.finding(setting.key, what).help("give each mechanism a property of its own"))
        }
        Ok(_) => None,
    }
}

fn words(fault: Fault) -> (&'static str, &'static str) {
    const FORM: &str = "write MODULE required NAME=\"VALUE\" …; with a semicolon at the end";
    match fault {
        Fault::NoModule => ("names no login module", FORM),
        Fault::NoName => ("does not begin with the name of a login module", FORM),
        Fault::NoFlag => ("has no control flag behind the login module", "write required behind the module"),
        Fault::Flag => (
            "has something else than a control flag behind the login module",
            "write required, requisite, sufficient or optional behind the module",
        ),
        Fault::NoValue => (
            "has an option without a value",
            "write NAME=\"VALUE\" for each option, and a semicolon only at the end",
        ),
        Fault::NoSemicolon => ("does not end with a semicolon", "add ; at the end"),
    }
}

fn fix(setting: &Setting<'_>, fault: Fault) -> Option<Fix> {
    let mended = format!("{};", setting.value);
    let mends = fault == Fault::NoSemicolon && jaas::parse(&mended).is_ok_and(|entries| entries.len() == 1);
    let at = setting.origin.filter(|_| mends)?;
    Some(Fix::set_value(at, mended, Applicability::Safe).titled("add the semicolon"))
}
