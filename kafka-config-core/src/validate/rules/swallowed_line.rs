//! KC203: a backslash at the end of a value.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::mapping::property_key;
use crate::model::{ConfigFile, Origin, Span, Variable};
use crate::properties::{Charset, Reader};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC203",
    name: "swallowed-line",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A backslash at the end of a line tells Kafka's loader that the value goes on in the next line. The image
writes one variable per line, so the property of the next variable becomes a part of the value and is not
set.

Which variable comes next follows from the hashes of all variable names. After the last one the backslash is
just dropped. A mounted file whose last line has no line break can swallow the first variable in the same
way.

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
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = facts
        .raw_texts()
        .filter(|(variable, _)| variable.value.ends_with('\\'))
        .filter(|(variable, key)| swallows_next(format!("{key}={}", variable.value).as_bytes()))
        .map(|(variable, _)| of_variable(variable, facts))
        .collect();
    findings.extend(of_mounted_file(facts));
    findings
}

fn of_variable(variable: &Variable, facts: &Facts<'_>) -> Finding {
    let subject = wording::subject(variable);
    let message = match swallowed(&variable.origin, facts) {
        Some(line) => format!("{subject} ends in a backslash and swallows {line}"),
        None => format!("{subject} ends in a backslash, which is lost"),
    };
    Finding::new(message).help("write the backslash twice, or remove it").at(&variable.origin)
}

fn of_mounted_file(facts: &Facts<'_>) -> Option<Finding> {
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
