//! KC203: a backslash at the end of a value.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::mapping::property_key;
use crate::model::{ConfigFile, KafkaVersion, Origin, PropertyKey, Span, Variable};
use crate::properties::{Charset, Reader};
use crate::schema::Schema;
use crate::validate::configuration::Configuration;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC203",
    name: "swallowed-line",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r#"
A backslash at the end of a line tells Kafka's loader that the value goes on in the next line. The image
writes one variable per line, so the property of the next variable becomes a part of the value and is not
set.

Which variable comes next follows from the hashes of all variable names. After the last one the backslash is
just dropped. A mounted file whose last line has no line break can swallow the first variable in the same
way.

In a file, a line that sets a property of Kafka and follows a backslash was hardly meant to be part of a value.

```invalid
#! component broker
#! mounted server.properties
log.dirs=C:\\kafka\
num.partitions=3
```

```invalid
#! mounted server.properties
log.dirs=/a\
num.partitions=3
process.roles=broker
```

```valid
#! component producer
#! mounted server.properties
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
  username="alice" \
  password="hunter2";
bootstrap.servers=kafka:9092
```

```invalid
KAFKA_LOG_DIRS=C:\\kafka\
KAFKA_MESSAGE_MAX_BYTES=1000000
```

```invalid
KAFKA_LOG_DIRS=C:\\kafka\
```

```invalid
KAFKA_NUM_PARTITIONS=3
#! mounted server.properties
process.roles=broker
log.dirs=/a,\∎
```

```valid
KAFKA_LOG_DIRS=C:\\kafka\\
KAFKA_NUM_PARTITIONS=3
#! mounted server.properties
process.roles=broker
log.dirs=/a,\
  /b
```
"#,
    check: Check::Either(of_container, of_file),
};

fn of_container(facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = facts
        .raw_texts()
        .filter(|(variable, _)| variable.value.ends_with('\\'))
        .filter(|(variable, key)| swallows_next(format!("{key}={}", variable.value).as_bytes()))
        .map(|(variable, _)| of_variable(variable, facts))
        .collect();
    findings.extend(last_of_mounted_file(facts));
    let bytes = facts.mounted(ConfigFile::Server).unwrap_or_default();
    findings.extend(in_text(bytes, facts.request.image.version));
    findings
}

fn of_file(c: &Configuration<'_>) -> Vec<Finding> {
    in_text(c.text.unwrap_or_default(), c.version)
}

fn in_text(bytes: &[u8], version: KafkaVersion) -> Vec<Finding> {
    let mut schema = None;
    let properties = Reader::new(bytes, Charset::Utf8).filter_map(Result::ok);
    let continued = properties.filter(|property| property.continued);
    continued
        .filter_map(|property| {
            let span = Span::new(property.key_span.start, property.value_span.end);
            let lines = bytes.get(span.start..span.end)?.split(|byte| matches!(byte, b'\n' | b'\r'));
            let schema = schema.get_or_insert_with(|| Schema::of(version));
            let swallowed = lines.skip(1).find_map(|line| known_key(line, schema))?;
            let key = PropertyKey::new(property.key);
            let message =
                format!("{key} goes on after a backslash and swallows the line that sets {swallowed}");
            let finding = Finding::new(message)
                .help("remove the backslash that ends the line before that one, or write it twice")
                .at(&Facts::in_mounted_file(span));
            Some(finding.key(&key))
        })
        .collect()
}

/// The key that a line would set, where it is one of Kafka's.
fn known_key(line: &[u8], schema: &Schema) -> Option<String> {
    let property = Reader::new(line, Charset::Utf8).next()?.ok()?;
    let separator = line.get(property.separator_span.start..property.separator_span.end)?;
    let is_known = separator.contains(&b'=') && !schema.ever(&property.key).is_empty();
    is_known.then(|| property.key.into_owned())
}

fn of_variable(variable: &Variable, facts: &Facts<'_>) -> Finding {
    let subject = wording::subject(variable);
    let message = match swallowed(&variable.origin, facts) {
        Some(line) => format!("{subject} ends in a backslash and swallows {line}"),
        None => format!("{subject} ends in a backslash, which is lost"),
    };
    Finding::new(message).help("write the backslash twice, or remove it").at(&variable.origin)
}

fn last_of_mounted_file(facts: &Facts<'_>) -> Option<Finding> {
    let bytes = facts.mounted(ConfigFile::Server).filter(|bytes| facts.is_raw() && swallows_next(bytes))?;
    let last = Reader::new(bytes, Charset::Utf8).filter_map(Result::ok).last()?;
    let origin = Facts::in_mounted_file(Span::new(last.key_span.start, last.value_span.end));
    let server = facts.prepared.file(ConfigFile::Server)?;
    let file = server.segments.first()?;
    let line = swallowed(&file.origin, facts)?;
    let message = format!(
        "{}, the last line of the mounted server.properties, ends in a backslash and swallows {line}",
        last.key
    );
    Some(Finding::new(message).help("remove the backslash at the end of the file").at(&origin))
}

/// Whether a line after this text would not be one.
fn swallows_next(text: &[u8]) -> bool {
    const PROBE: &str = "probe";
    let mut probed = text.to_vec();
    probed.extend_from_slice(format!("\n{PROBE}=").as_bytes());
    !matches!(Reader::new(&probed, Charset::Utf8).last(), Some(Ok(last)) if last.key == PROBE)
}

/// The line of the variable that the file holds after this origin.
fn swallowed(origin: &Origin, facts: &Facts<'_>) -> Option<String> {
    let server = facts.prepared.file(ConfigFile::Server)?;
    let mut segments = server.segments.iter().skip_while(|segment| segment.origin != *origin);
    let name = segments.nth(1)?.origin.variable()?;
    let key = property_key(name, facts.dialect())?;
    Some(format!("the line that sets {key} ({name})"))
}
