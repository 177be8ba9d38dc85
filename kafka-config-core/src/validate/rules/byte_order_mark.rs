//! KC208: a byte order mark.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{ConfigFile, Span};
use crate::properties::{Charset, Reader};
use crate::validate::configuration::Configuration;
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

```invalid
#! component producer
#! mounted server.properties
\u{FEFF}acks=all
```

```valid
#! mounted server.properties
process.roles=broker
```
",
    check: Check::Either(of_container, of_file),
};

const MARK: &str = "\u{FEFF}";

fn of_container(facts: &Facts<'_>) -> Vec<Finding> {
    let bytes = facts.mounted(ConfigFile::Server).unwrap_or_default();
    finding(bytes, "the mounted server.properties").into_iter().collect()
}

fn of_file(c: &Configuration<'_>) -> Vec<Finding> {
    finding(c.text.unwrap_or_default(), "the file").into_iter().collect()
}

fn finding(bytes: &[u8], file: &str) -> Option<Finding> {
    let text = bytes.strip_prefix(MARK.as_bytes())?;
    let effect = match first_key(text) {
        Some(key) => format!("which joins the first key: {key} is not set there"),
        None => "which becomes a property".to_owned(),
    };
    let finding = Finding::new(format!("{file} begins with a byte order mark, {effect}"))
        .help("save the file as UTF-8 without a byte order mark");
    Some(finding.at(&Facts::in_mounted_file(Span::new(0, MARK.len()))))
}

/// The key right after the mark.
fn first_key(text: &[u8]) -> Option<String> {
    let first = Reader::new(text, Charset::Utf8).next()?.ok()?;
    (first.key_span.start == 0).then(|| first.key.into_owned())
}
