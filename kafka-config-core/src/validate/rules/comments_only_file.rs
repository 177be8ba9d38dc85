//! KC209: a mounted file without any property.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{ConfigFile, Span};
use crate::properties::{Charset, Reader};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC209",
    name: "comments-only-file",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The image uses its default configuration only where the mounted `server.properties` is blank. A file with
nothing but comments is not, so Kafka gets no property at all and ends with
`Missing required configuration`.

```invalid
#! mounted server.properties
# process.roles=broker,controller
```

```valid
#! mounted server.properties
# All roles.
process.roles=broker,controller
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let bytes = facts.mounted(ConfigFile::Server).unwrap_or_default();
    let is_blank = bytes.iter().all(|&byte| byte <= b' ');
    let sets_nothing =
        Reader::new(bytes, Charset::Latin1).next().is_none() && facts.mapped().next().is_none();
    if is_blank || !sets_nothing || !facts.is_raw() || facts.failure().is_some() {
        return Vec::new();
    }
    vec![
        Finding::new(
            "the mounted server.properties holds only comments, and the image's default is not used",
        )
        .help("set the configuration of the node in the file, or remove the file to get the default")
        .at(&Facts::in_mounted_file(Span::new(0, bytes.len()))),
    ]
}
