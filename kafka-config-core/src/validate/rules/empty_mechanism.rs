//! KC243: a client that speaks SASL without a mechanism.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::client;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC243",
    name: "empty-mechanism",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Where `security.protocol` of a client is `SASL_PLAINTEXT` or `SASL_SSL`, `sasl.mechanism` must not be empty. Its default is
GSSAPI, which is Kerberos.

```invalid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka:9092
security.protocol=SASL_SSL
sasl.mechanism=
```

```valid
#! component admin
#! mounted server.properties
bootstrap.servers=kafka:9092
security.protocol=SASL_SSL
sasl.mechanism=PLAIN
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

/// `CommonClientConfigs.postValidateSaslMechanismConfig`.
fn find(c: &Configuration<'_>) -> Option<Finding> {
    (client::speaks_sasl(c) && c.text("sasl.mechanism")?.is_empty()).then(|| {
        let message =
            format!("{} is empty, and {} speaks SASL", c.name("sasl.mechanism"), c.name("security.protocol"));
        c.finding("sasl.mechanism", message)
            .help("name a mechanism of the listener, as in PLAIN or SCRAM-SHA-512")
    })
}
