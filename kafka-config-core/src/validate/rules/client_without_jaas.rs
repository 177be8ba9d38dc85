//! KC522: a client that speaks SASL and has no login.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::sasl::JAAS;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC522",
    name: "client-without-jaas",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r#"
A client with `SASL_PLAINTEXT` or `SASL_SSL` logs in with `sasl.jaas.config`, or with a file that
`-Djava.security.auth.login.config` names to its JVM, which cannot be seen here. With neither it ends: `Could not find a
'KafkaClient' entry in the JAAS configuration`.

```invalid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringSerializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
security.protocol=SASL_SSL
sasl.mechanism=PLAIN
```

```valid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringSerializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
security.protocol=SASL_SSL
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="kafka" password="hunter2";
```
"#,
    check: Check::Properties(check),
};

const PROTOCOL: &str = "security.protocol";

/// `JaasContext.loadClientContext`.
fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let is_client = matches!(
        c.component,
        Component::Producer
            | Component::Consumer
            | Component::Admin
            | Component::Streams
            | Component::ConnectDistributed
            | Component::ConnectStandalone
            | Component::MirrorMaker
    );
    let is_told = c.login_file == Some(true) || c.iter().any(|setting| setting.key.ends_with(JAAS));
    if !is_client || is_told {
        return Vec::new();
    }
    let is_sasl = |value: &str| value.trim().to_ascii_uppercase().starts_with("SASL_");
    let speaking = c.iter().find(|setting| setting.key.ends_with(PROTOCOL) && is_sasl(&setting.value));
    let finding = speaking.map(|setting| {
        let message = format!("{} is {}, and {JAAS} is not set", c.name(setting.key), c.shown(setting));
        let help = format!("set {JAAS}, unless -Djava.security.auth.login.config names a file to the JVM");
        c.finding(setting.key, message).help(help)
    });
    finding.into_iter().collect()
}
