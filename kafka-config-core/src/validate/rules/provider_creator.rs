//! KC269: security providers that Kafka cannot register, and starts without.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::{classes, plugins};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC269",
    name: "provider-creator",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
`security.providers` names classes that make providers, `org.apache.kafka.common.security.auth.SecurityProviderCreator`, and not
the providers of `java.security` themselves (KIP-492). Kafka ships none. A class of another kind, as one that is not on the
class path, is an error in the log only, and Kafka goes on without it and without those after it.

```invalid
KAFKA_SECURITY_PROVIDERS=org.bouncycastle.jce.provider.BouncyCastleProvider
```

```valid
KAFKA_SECURITY_PROVIDERS=com.example.BouncyCastleProviderCreator
```
",
    check: Check::Properties(check),
};

const KEY: &str = "security.providers";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let setting = c.get(KEY).filter(|setting| setting.certain && c.definition(KEY).is_some());
    let classes = setting.map_or("", |setting| &*setting.value).split(',').map(str::trim);
    classes.filter(|class| is_no_creator(c, class)).map(|class| finding(c, class)).collect()
}

fn is_no_creator(c: &Configuration<'_>, class: &str) -> bool {
    /// Where providers live, and nothing that knows Kafka.
    const PROVIDERS: [&str; 6] =
        ["com.amazon.corretto.", "com.sun.", "java.", "org.bouncycastle.", "org.conscrypt.", "sun."];
    PROVIDERS.iter().any(|package| class.starts_with(package))
        || plugins::is_shipped(class, c.version)
        || classes::is_shipped(class, c.version).is_some()
}

fn finding(c: &Configuration<'_>, class: &str) -> Finding {
    let name = c.name(KEY);
    let message =
        format!("{name} names {class}, which is no SecurityProviderCreator: Kafka starts without it");
    c.finding_in(KEY, class, message)
        .help("name a class whose getProvider gives it, or add the provider to the JVM's java.security")
}
