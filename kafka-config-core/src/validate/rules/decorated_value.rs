//! KC250: quotes around a value, or a comment behind it.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::schema::{Type, accept};
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::rule::{Check, Rule};
use crate::validate::written;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC250",
    name: "decorated-value",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r#"
Env files for `docker --env-file` and `.properties` files know neither quotes nor comments behind a value: both become
part of it. For texts Kafka takes them as they are, so that a folder is called `"/data"` or a host `kafka # mine`.

```invalid
KAFKA_LOG_DIRS="/var/lib/kafka"
```

```invalid
KAFKA_LOG_DIRS=/var/lib/kafka  # on the large disk
```

```invalid
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092"
```

```valid
KAFKA_LOG_DIRS=/var/lib/kafka
KAFKA_BROKER_RACK=rack#1
```
"#,
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    c.iter().filter_map(|setting| finding(c, setting)).collect()
}

fn finding(c: &Configuration<'_>, setting: &Setting<'_>) -> Option<Finding> {
    memchr::memchr3(b'"', b'\'', b'#', setting.value.as_bytes())?;
    // Secrets may hold anything, and principals and rules have signs of their own.
    let definition = c.definition(setting.key).filter(|_| setting.certain)?;
    let is_text = matches!(definition.kind, Type::String | Type::List | Type::Class);
    let has_rules = setting.key.rsplit('.').next() == Some("rules");
    let value = setting.value.trim();
    if !is_text || has_rules || (!is_wrapped(value) && accept(definition, &setting.value).is_err()) {
        return None;
    }
    let name = c.name(setting.key);
    let (message, plain) = if let Some(plain) = undecorated(value) {
        (format!("{name} is {}, and the quotes are part of it", c.shown(setting)), plain)
    } else {
        let plain = written::without_comment(value)?;
        (format!("{name} is {}, and the comment is part of it", c.shown(setting)), plain)
    };
    let finding = c.finding(setting.key, message).help("write the value alone");
    Some(match setting.origin {
        Some(at) => {
            finding.fix(Fix::set_value(at, plain, Applicability::Safe).titled("write the value alone"))
        }
        None => finding,
    })
}

/// Whether quotes are around all of it, as for a shell; then they are the fault, whatever is between.
fn is_wrapped(value: &str) -> bool {
    let is_in = |quote: char| value.len() > 1 && value.starts_with(quote) && value.ends_with(quote);
    is_in('"') || is_in('\'')
}

/// The text without a quote at its start and at its end, where no others are in it.
fn undecorated(value: &str) -> Option<&str> {
    let of = |quote: char| {
        let plain = value.strip_prefix(quote).unwrap_or(value);
        let plain = plain.strip_suffix(quote).unwrap_or(plain);
        (plain.len() < value.len() && !plain.is_empty() && !plain.contains(['"', '\''])).then_some(plain)
    };
    of('"').or_else(|| of('\''))
}
