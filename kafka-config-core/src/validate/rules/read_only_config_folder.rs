//! KC805: the final folder cannot be written.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC805",
    name: "read-only-config-folder",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
The image writes its files to `/opt/kafka/config`. With a read-only root file system, or under another user
than the image's own, it cannot, and the container ends with `/opt/kafka/config/ file not writable`.

Docker before 20.10.4 is known to report this by mistake.

```invalid
#! read-only
KAFKA_PROCESS_ROLES=broker
```

```valid
KAFKA_PROCESS_ROLES=broker
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    if facts.failure() != Some("/opt/kafka/config/ file not writable") {
        return Vec::new();
    }
    vec![
        Finding::new("the container may not write to /opt/kafka/config")
            .help("mount a writable volume there, such as an emptyDir, or run the container as user 1000"),
    ]
}
