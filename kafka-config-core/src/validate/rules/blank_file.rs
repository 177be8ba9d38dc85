//! KC211: a mounted file with nothing in it.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{ConfigFile, Span};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC211",
    name: "blank-file",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A mounted `server.properties` that is blank counts as none: without variables the image runs with its
default configuration and says nothing about it.

That is hardly what a mounted file is for; often something failed to fill it.

```invalid
#! mounted server.properties
```

```valid
KAFKA_PROCESS_ROLES=broker
#! mounted server.properties
```

```valid
#! mounted server.properties
process.roles=broker
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(bytes) = facts.mounted(ConfigFile::Server) else { return Vec::new() };
    let is_blank = bytes.iter().all(|&byte| byte <= b' ');
    if !is_blank || facts.mapped().next().is_some() || facts.failure().is_some() {
        return Vec::new();
    }
    vec![
        Finding::new(
            "the mounted server.properties is blank, so that the image's default configuration is used",
        )
        .help("fill the file, or remove it if the default is meant")
        .at(&Facts::in_mounted_file(Span::new(0, bytes.len()))),
    ]
}
