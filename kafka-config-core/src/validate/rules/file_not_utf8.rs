//! KC207: a mounted file in another encoding.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{ConfigFile, Span, line_and_column};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC207",
    name: "file-not-utf8",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
The image reads the finished `server.properties` as UTF-8 to see whether it is blank. A mounted file with
other bytes ends the container with `error while preparing configs: Input length = 1`, even where they stand
in a comment.

Kafka itself would read the file as ISO-8859-1, so characters beyond ASCII are safe as escapes only.

```invalid
#! latin1
#! mounted server.properties
process.roles=broker
# für alle
```

```valid
#! mounted server.properties
process.roles=broker
# für alle
broker.rack=Z\u00fcrich
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let refused = facts
        .failure()
        .is_some_and(|message| message.starts_with("error while preparing configs: Input length = "));
    let bytes = facts.mounted(ConfigFile::Server).filter(|_| refused).unwrap_or_default();
    let Err(error) = std::str::from_utf8(bytes) else { return Vec::new() };
    let start = error.valid_up_to();
    let (line, column) = line_and_column(bytes, start);
    vec![
        Finding::new(format!("the mounted server.properties is not UTF-8: line {line}, column {column}"))
            .help(
                "save the file as UTF-8, and write an escape such as \\u00e9 for a character beyond ASCII \
                 in a value",
            )
            .at(&Facts::in_mounted_file(Span::new(start, start + 1))),
    ]
}
