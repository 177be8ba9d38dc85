//! KC216: a configuration provider that Kafka cannot set up or ask.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC216",
    name: "config-provider",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Kafka makes every provider of `config.providers` before it reads anything else, and ends when a class is missing or
is no provider, when a path of `allowed.paths` is not absolute or does not exist (since 3.8), when a pattern is not
a regular expression, or when a placeholder's file cannot be read. Classes and paths are taken as written: a blank
after a comma belongs to the path.

```invalid
KAFKA_CONFIG_PROVIDERS=file
KAFKA_CONFIG_PROVIDERS_FILE_CLASS=org.apache.kafka.common.config.provider.FileConfigProvider
KAFKA_CONFIG_PROVIDERS_FILE_PARAM_ALLOWED_PATHS=run/secrets
```

```valid
KAFKA_CONFIG_PROVIDERS=file
KAFKA_CONFIG_PROVIDERS_FILE_CLASS=org.apache.kafka.common.config.provider.FileConfigProvider
KAFKA_CONFIG_PROVIDERS_FILE_PARAM_ALLOWED_PATHS=/run/secrets
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    const EXACT: &str = "classes, paths and names count as written, blanks included";
    let faults = c.providers.faults.iter();
    faults
        .map(|fault| {
            let help = fault.help.as_deref().unwrap_or(EXACT);
            c.finding(&fault.key, format!("{}: {}", c.name(&fault.key), fault.why)).help(help)
        })
        .collect()
}
