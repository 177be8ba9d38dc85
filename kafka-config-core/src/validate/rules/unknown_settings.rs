//! KC706: a program whose settings are not known for the release.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::schema::Schema;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC706",
    name: "unknown-settings",
    severity: Severity::Warning,
    kind: Kind::Undecided,
    page: r"
Of some releases the settings of Connect, Streams or MirrorMaker are not known here, for their artifacts were not to be
had. Then there is no verdict: neither keys nor values are looked at. `kafka-config schema` shows what is known.

```invalid
#! image apache/kafka:4.4.0
#! component connect-distributed
#! mounted server.properties
group.id=connect
```

```valid
#! image apache/kafka:4.3.1
#! component connect-distributed
#! mounted server.properties
bootstrap.servers=kafka:9092
group.id=connect
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.definitions.is_some() {
        return Vec::new();
    }
    let newest = Schema::newest_of(c.component);
    let known = newest.map_or(String::new(), |newest| format!("; the newest known is {newest}"));
    let help = newest.map_or_else(
        || "look for a newer kafka-config".to_owned(),
        |newest| {
            format!(
                "judge it as that release with --kafka-version {newest}, or look for a newer kafka-config"
            )
        },
    );
    vec![
        Finding::new(format!("the settings of {} are not known for {}{known}", c.component, c.program()))
            .help(help),
    ]
}
