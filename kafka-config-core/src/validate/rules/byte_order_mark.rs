//! KC208: a byte order mark.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{ConfigFile, Span};
use crate::properties::{Charset, Reader};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC208",
    name: "byte-order-mark",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: "
Some editors, most of all on Windows, begin a file with an invisible byte order mark. Neither the image nor
Kafka skips it, so it becomes a part of the first line.

If that line is a property, its key is none that Kafka knows; if it is a comment, it becomes a property.

```invalid
#! mounted server.properties
\u{FEFF}process.roles=broker
```

```invalid
#! mounted server.properties
\u{FEFF}# roles
process.roles=broker
```

```valid
#! mounted server.properties
process.roles=broker
```
",
    check: Check::Container(check),
};

const MARK: &str = "\u{FEFF}";

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let bytes = facts.mounted(ConfigFile::Server).unwrap_or_default();
    let Some(text) = bytes.strip_prefix(MARK.as_bytes()) else { return Vec::new() };
    let effect = match first_key(text) {
        Some(key) => format!("so that {key} is not set by its first line"),
        None => "which becomes a property".to_owned(),
    };
    vec![
        Finding::new(format!("the mounted server.properties begins with a byte order mark, {effect}"))
            .help("save the file as UTF-8 without a byte order mark")
            .at(&Facts::in_mounted_file(Span::new(0, MARK.len()))),
    ]
}

/// The key right after the mark.
fn first_key(text: &[u8]) -> Option<String> {
    let first = Reader::new(text, Charset::Utf8).next()?.ok()?;
    (first.key_span.start == 0).then(|| first.key.into_owned())
}
