//! KC251: a placeholder that nothing replaces.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::PropertyKey;
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC251",
    name: "unexpanded-text",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Neither env files nor Kafka know a shell's variables: `$NAME` and `${NAME:-default}` stay in the value as they are. A
placeholder such as `${file:/run/secrets/kafka:password}` is replaced only where `config.providers` names its provider
and `config.providers.<name>.class` the provider's class (KIP-297); one without either stays, too, and Kafka does not
say so.

```invalid
KAFKA_LOG_DIRS=${DATA:-/data}
```

```invalid
KAFKA_BROKER_RACK=$RACK
```

```invalid
KAFKA_CONFIG_PROVIDERS=directory
KAFKA_SSL_KEY_PASSWORD=${directory:/run/secrets:key}
```

```valid
KAFKA_CONFIG_PROVIDERS=env
KAFKA_CONFIG_PROVIDERS_ENV_CLASS=org.apache.kafka.common.config.provider.EnvVarConfigProvider
KAFKA_BROKER_RACK=${env:RACK}
RACK=r1
```
",
    check: Check::Properties(check),
};

const PROVIDERS: [(&str, &str); 3] = [
    ("file", "FileConfigProvider"),
    ("directory", "DirectoryConfigProvider"),
    ("env", "EnvVarConfigProvider"),
];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    c.defined().filter_map(|(setting, _)| find(c, setting)).collect()
}

fn find(c: &Configuration<'_>, setting: &Setting<'_>) -> Option<Finding> {
    if !setting.certain || setting.is_replaced() {
        return None;
    }
    let text = left(&setting.value)?;
    let inside = text.strip_prefix("${").and_then(|text| text.strip_suffix('}')).unwrap_or(text);
    let provider =
        PROVIDERS.iter().find(|(name, _)| inside.split_once(':').is_some_and(|(of, _)| of == *name));
    // What a provider reads is no secret; what a shell's placeholder falls back to may be one.
    let is_secret = PropertyKey::new(setting.key).is_secret() && provider.is_none();
    let shown = if is_secret { "a placeholder".to_owned() } else { text.visible() };
    let message = format!("{} holds {shown}, which stays as it is", c.name(setting.key));
    let is_configured = inside.split_once(':').is_some_and(|(name, _)| {
        c.has_text(&format!("config.providers.{name}.class")) && c.has_text("config.providers")
    });
    let help = match provider {
        _ if is_configured => no_such_value(c, inside),
        Some((name, class)) => format!(
            "set {}={name} and {}=org.apache.kafka.common.config.provider.{class}",
            keys::to_set(c, "config.providers"),
            keys::to_set(c, &format!("config.providers.{name}.class"))
        ),
        None => "nothing replaces it: write the value itself".to_owned(),
    };
    Some(c.finding_in(setting.key, text, message).help(help))
}

fn no_such_value(c: &Configuration<'_>, inside: &str) -> String {
    let (name, key) = inside.split_once(':').unwrap_or_default();
    let class = c.get(&format!("config.providers.{name}.class"));
    if class.is_some_and(|class| class.value.ends_with("EnvVarConfigProvider")) {
        return format!("the container has no such variable: set {}, or name another", key.visible());
    }
    "its provider has no such value: name one that is there".to_owned()
}

/// What looks like a placeholder: `${…}` of a variable or provider anywhere, or `$NAME` as the whole value.
fn left(value: &str) -> Option<&str> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    if value.strip_prefix('$').is_some_and(is_name) {
        return Some(value);
    }
    // Nearly every value ends here.
    memchr::memchr(b'$', value.as_bytes())?;
    let start = value.find("${")?;
    let end = start + value.get(start..)?.find('}')? + 1;
    let name = value.get(start + 2..end - 1)?.split([':', '-', '?', '+']).next()?;
    is_name(name).then(|| value.get(start..end))?
}
