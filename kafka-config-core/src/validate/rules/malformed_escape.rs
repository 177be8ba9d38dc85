//! KC205: `\u` without four digits.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::{Artifact, ConfigFile, Layer, Origin, Span, line_and_column};
use crate::properties::{Charset, Reader};
use crate::render;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC205",
    name: "malformed-escape",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::P),
    page: r"
Kafka's loader wants four hexadecimal digits after `\u`. Without them it refuses the whole
`server.properties` with `Malformed \uxxxx encoding.`, and the container ends.

A path such as `C:\users` is the usual reason.

```invalid
KAFKA_LOG_DIRS=C:\users\kafka
```

```invalid
#! mounted server.properties
process.roles=broker
log.dirs=C:\users\kafka
```

```invalid
#! strict
#! mounted server.properties
log.dirs=C:\users\kafka
```

```valid
KAFKA_LOG_DIRS=C:\\users\\kafka
KAFKA_BROKER_RACK=\u00e9
#! mounted server.properties
# C:\users
process.roles=broker
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mounted = || {
        let bytes = facts.mounted(ConfigFile::Server)?;
        Some(render::copy_of(ConfigFile::Server, Layer::Mounted, bytes))
    };
    // In the safe form no file is written then: the mounted one is read before.
    let Some(server) = facts.prepared.file(ConfigFile::Server).cloned().or_else(mounted) else {
        return findings;
    };
    if memchr::memmem::find(&server.bytes, br"\u").is_none() {
        return findings;
    }
    for error in Reader::new(&server.bytes, Charset::Latin1).filter_map(Result::err) {
        let Some(origin) = origin(&server, error.span) else { continue };
        let subject = match &origin {
            Origin::File { span, .. } => {
                let bytes = facts.mounted(ConfigFile::Server).unwrap_or_default();
                format!("line {} of the mounted server.properties", line_and_column(bytes, span.start).0)
            }
            origin => origin.variable().map(ToString::to_string).unwrap_or_default(),
        };
        findings.push(
            Finding::new(format!(
                "{subject} holds \\u without four hexadecimal digits, so that Kafka refuses the whole file"
            ))
            .help("write the backslash twice, or all four digits of the character")
            .at(&origin),
        );
    }
    findings
}

/// Who wrote these bytes.
fn origin(server: &Artifact, span: Span) -> Option<Origin> {
    let segment = server.segment_at(span.start)?;
    let start = segment.span.start;
    Some(match &segment.origin {
        Origin::File { layer, file, .. } => {
            Origin::File { layer: *layer, file: *file, span: Span::new(span.start - start, span.end - start) }
        }
        other => other.clone(),
    })
}
