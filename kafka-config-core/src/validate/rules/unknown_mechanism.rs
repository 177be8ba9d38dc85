//! KC525: a mechanism that no broker of Kafka's own knows.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::validate::client;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC525",
    name: "unknown-mechanism",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r#"
Kafka ships PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, OAUTHBEARER and GSSAPI, written so. A client takes any other name of
`sasl.mechanism`, and the broker then refuses its login. A mechanism of one's own comes with
`sasl.client.callback.handler.class`.

```invalid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka:9092
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="kafka" password="hunter2";
```

```valid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka:9092
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="kafka" password="hunter2";
```
"#,
    check: Check::Properties(check),
};

const KEY: &str = "sasl.mechanism";
const KNOWN: [&str; 5] = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER", "GSSAPI"];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let given = c.text(KEY).filter(|given| !given.is_empty())?;
    if !client::speaks_sasl(c) || KNOWN.contains(&given) || c.has_text("sasl.client.callback.handler.class") {
        return None;
    }
    let message = format!("{} is {}, which no broker knows by itself", c.name(KEY), c.quoted(KEY));
    let finding = c.finding(KEY, message);
    let plain = |text: &str| text.replace(['-', '_'], "").to_ascii_uppercase();
    let Some(meant) = KNOWN.into_iter().find(|known| plain(known) == plain(given)) else {
        return Some(finding.help(format!("the mechanisms of Kafka are {}", KNOWN.join(", "))));
    };
    let help = format!("write {meant}");
    Some(match c.get(KEY).and_then(|setting| setting.origin) {
        Some(at) => {
            finding.fix(Fix::set_value(at, meant, Applicability::Safe).titled(help.clone())).help(help)
        }
        None => finding.help(help),
    })
}
