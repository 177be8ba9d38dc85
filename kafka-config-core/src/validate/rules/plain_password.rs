//! KC519: passwords in the clear.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{Layer, Origin, PropertyKey, may_hold_secret};
use crate::schema::{Definition, Type};
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::rule::{Check, Rule};
use crate::validate::{jaas, wording};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC519",
    name: "plain-password",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r#"
A password in a variable is shown to everyone who may inspect the container, and one in a file of settings goes wherever
that file goes. A configuration provider (KIP-297, for brokers KIP-421) reads it from a file of its own as Kafka starts:
`DirectoryConfigProvider` takes a folder such as `/run/secrets`, one file for each secret. For the stores of an `SSL://`
listener the image has `KAFKA_SSL_KEYSTORE_CREDENTIALS` and the like, which name a file.

```invalid
KAFKA_SSL_KEYSTORE_PASSWORD=secret
```

```invalid
KAFKA_SASL_JAAS_CONFIG=org.apache.kafka.common.security.plain.PlainLoginModule required user_admin="secret";
```

```valid
KAFKA_SASL_JAAS_CONFIG=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
```

```valid
KAFKA_CONFIG_PROVIDERS=directory
KAFKA_CONFIG_PROVIDERS_DIRECTORY_CLASS=org.apache.kafka.common.config.provider.DirectoryConfigProvider
KAFKA_SSL_KEYSTORE_PASSWORD=${directory:/run/secrets:keystore}
```
"#,
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let plain = c.described().filter(|(setting, definition)| is_plain(c, setting, *definition));
    let plain: Vec<&Setting<'_>> = plain.map(|(setting, _)| setting).collect();
    let Some(first) = plain.first() else { return Vec::new() };
    let names: Vec<String> = plain.iter().map(|setting| c.name(setting.key)).collect();
    let verb = wording::verb(names.len(), "holds a password", "hold passwords");
    let finding = c.finding(first.key, format!("{} {verb} in the clear", wording::list(&names)));
    vec![finding.help(format!(
        "keep it in a file that a configuration provider reads; kafka-config explain {} shows the settings",
        RULE.code
    ))]
}

/// What the user wrote as it is; what the entrypoint read from a file of secrets is none of that.
fn is_plain(c: &Configuration<'_>, setting: &Setting<'_>, definition: Option<&Definition>) -> bool {
    let is_password = |found: &Definition| found.kind == Type::Password;
    let of_listener = || {
        let rest = setting.key.strip_prefix("listener.name.")?;
        rest.match_indices('.')
            .take(4)
            .filter_map(|(dot, _)| rest.get(dot + 1..))
            .find(|key| c.definition(key).is_some_and(is_password))
    };
    let is_derived = setting.origin.map(Origin::layer) == Some(Layer::Derived);
    (definition.is_some_and(is_password) || of_listener().is_some())
        && setting.certain
        && !setting.is_replaced()
        && !is_derived
        && !setting.value.trim().is_empty()
        && !setting.value.contains("${")
        && (!setting.key.ends_with("sasl.jaas.config") || logs_in_with_secret(&setting.value))
}

/// Whether a login has an option that holds a secret: that of a token's server or of Kerberos may have none.
fn logs_in_with_secret(text: &str) -> bool {
    let is_secret = |(name, _): &(Option<String>, String)| {
        name.as_ref().is_some_and(|name| PropertyKey::new(name.as_str()).is_secret())
    };
    jaas::parse(text).map_or_else(
        |_| may_hold_secret(text),
        |entries| entries.iter().flat_map(|entry| &entry.options).any(is_secret),
    )
}
