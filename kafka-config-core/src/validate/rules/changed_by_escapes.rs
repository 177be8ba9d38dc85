//! KC201: backslashes in a value.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::model::{ConfigFile, Origin, PropertyKey, Span, Variable, may_hold_secret};
use crate::properties::{Charset, Reader};
use crate::validate::configuration::Configuration;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC201",
    name: "changed-by-escapes",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r#"
The image writes values without escapes, but Kafka's loader takes a backslash for the start of one: `\t`
becomes a tab, `\n` a line break, and before most other letters the backslash just vanishes. The same holds for a file
that is written by hand.

Escapes that must be meant are no finding: `\\`, characters beyond ASCII such as `\u00e9`, the signs that
Java itself escapes (`\:`, `\=`, `\#`, `\!`), a blank kept at the start, and `\n` inside a PEM text.

```invalid
KAFKA_LOG_DIRS=C:\temp\new
```

```invalid
KAFKA_SSL_PRINCIPAL_MAPPING_RULES=RULE:^CN=(\w+)$/$1/
```

```invalid
KAFKA_ADVERTISED_LISTENERS=SSL://kafka:9093
KAFKA_SSL_KEYSTORE_FILENAME=kafka.jks
KAFKA_SSL_KEY_CREDENTIALS=key
KAFKA_SSL_KEYSTORE_CREDENTIALS=store
#! secret kafka.jks
#! secret key
hunter2\d
#! secret store
hunter2
```

```invalid
#! component broker
#! mounted server.properties
log.dirs=C:\tmp\kafka-logs
```

```invalid
#! mounted server.properties
process.roles=broker
log.dirs=C:\tmp\kafka-logs
```

```valid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka\:9092
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
  username=\"alice\";
```

```valid
KAFKA_LOG_DIRS=C:\\temp\\new
KAFKA_BROKER_RACK=caf\u00e9
KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN=-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----
```

```valid
#! strict
KAFKA_LOG_DIRS=C:\temp\new
```
"#,
    check: Check::Either(of_container, of_file),
};

fn of_container(facts: &Facts<'_>) -> Vec<Finding> {
    let of_variables = facts.raw_texts().filter_map(|(variable, key)| of_variable(variable, key));
    let bytes = facts.mounted(ConfigFile::Server).unwrap_or_default();
    of_variables.chain(in_text(bytes, " in the mounted server.properties")).collect()
}

fn of_file(c: &Configuration<'_>) -> Vec<Finding> {
    in_text(c.text.unwrap_or_default(), "").collect()
}

fn of_variable(variable: &Variable, key: &PropertyKey) -> Option<Finding> {
    let escapes = double_backslashes(&variable.value, false)?;
    let may_show = wording::may_show(variable, key);
    Some(finding(&escapes, &wording::subject(variable), may_show, &variable.origin).key(key))
}

fn in_text(bytes: &[u8], place: &str) -> impl Iterator<Item = Finding> {
    Reader::new(bytes, Charset::Utf8).filter_map(Result::ok).filter_map(move |property| {
        let raw = std::str::from_utf8(&property.raw_value).ok()?;
        let escapes = double_backslashes(raw, true)?;
        let key = PropertyKey::new(property.key);
        let may_show = !key.is_secret() && wording::is_short(raw) && !may_hold_secret(raw);
        let origin = Facts::in_mounted_file(Span::new(property.key_span.start, property.value_span.end));
        Some(finding(&escapes, &format!("{key}{place}"), may_show, &origin).key(&key))
    })
}

fn finding((escape, doubled): &(char, String), subject: &str, may_show: bool, at: &Origin) -> Finding {
    let finding = if may_show {
        Finding::new(format!(
            "Kafka takes \\{escape} in {subject} for an escape and does not see the backslash"
        ))
        .help(format!("write each backslash twice: {doubled}"))
    } else {
        Finding::new(format!("Kafka takes a backslash in {subject} for an escape and does not see it"))
            .help("write each backslash twice")
    };
    // In a path of Windows and in a pattern the backslash is surely meant, but it may be a tab as well.
    let is_clear = !matches!(escape, 't' | 'n' | 'r' | 'f' | 'u' | ' ');
    let applicability = if is_clear { Applicability::Safe } else { Applicability::Unsafe };
    let fix = Fix::set_value(at, wording::as_loaded(doubled), applicability);
    finding.at(at).fix(fix.titled("write each backslash twice"))
}

/// The first escape that is hardly meant, and the value with the backslash of each of them doubled.
/// In a file somebody may put one before a quote out of habit, which changes nothing.
fn double_backslashes(value: &str, is_file: bool) -> Option<(char, String)> {
    // Nearly every value ends here.
    memchr::memchr(b'\\', value.as_bytes())?;
    let is_pem = value.contains("-----BEGIN ");
    let (mut first, mut doubled) = (None, String::with_capacity(value.len()));
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        doubled.push(c);
        if c != '\\' {
            continue;
        }
        let at_start = doubled.len() == 1;
        let Some(escaped) = rest.next() else { break };
        let meant = match escaped {
            // Line breaks and malformed escapes have rules of their own.
            '\\' | ':' | '=' | '#' | '!' | '\n' | '\r' => true,
            ' ' | '\t' | '\u{C}' => at_start,
            '"' | '\'' => is_file,
            'n' | 'r' => is_pem,
            'u' => !is_ascii_unit(rest.as_str()),
            _ => false,
        };
        if !meant {
            first.get_or_insert(escaped);
            doubled.push('\\');
        }
        doubled.push(escaped);
    }
    first.map(|escaped| (escaped, doubled))
}

/// Whether four digits follow that stand for a character which needs no escape.
fn is_ascii_unit(digits: &str) -> bool {
    digits.get(..4).and_then(|digits| u16::from_str_radix(digits, 16).ok()).is_some_and(|unit| unit < 0x80)
}
