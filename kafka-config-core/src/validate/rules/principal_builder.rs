//! KC508: a principal builder that is of another kind.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::{classes, plugins};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC508",
    name: "principal-builder",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`principal.builder.class` must implement `KafkaPrincipalSerde`, so that brokers can tell each other who a client is
(KIP-590).

```invalid
KAFKA_PRINCIPAL_BUILDER_CLASS=java.lang.Object
```

```valid
KAFKA_PRINCIPAL_BUILDER_CLASS=org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder
```
",
    check: Check::Properties(check),
};

const KEY: &str = "principal.builder.class";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let is_known = |class: &&str| {
        classes::is_shipped(class, c.version) == Some(true) || plugins::is_of_clients(class, c.version)
    };
    let class = c.text(KEY).filter(is_known);
    let fits = |class: &str| match class.strip_prefix("org.apache.kafka.common.security.") {
        Some("authenticator.DefaultKafkaPrincipalBuilder" | "auth.KafkaPrincipalSerde") => true,
        // It extends the other since 4.2.
        Some("auth.KafkaPrincipalBuilder") => c.version >= KafkaVersion::new(4, 2, 0),
        _ => false,
    };
    match class {
        Some(class) if !fits(class) => vec![
            c.finding(KEY, format!("{} is {class}, which builds no principals", c.name(KEY)))
                .help("remove it, or name a class that implements KafkaPrincipalSerde"),
        ],
        _ => Vec::new(),
    }
}
