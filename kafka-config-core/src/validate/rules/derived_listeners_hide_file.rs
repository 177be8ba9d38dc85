//! KC302: derived listeners win over those of the mounted file.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{Layer, PropertyKey};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC302",
    name: "derived-listeners-hide-file",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The entrypoint derives `KAFKA_LISTENERS` from `KAFKA_ADVERTISED_LISTENERS` without a look into the mounted
`server.properties`. As a variable it wins over `listeners` of that file.

```invalid
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
#! mounted server.properties
listeners=PLAINTEXT://127.0.0.1:9092
```

```valid
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
KAFKA_LISTENERS=PLAINTEXT://127.0.0.1:9092
#! mounted server.properties
listeners=PLAINTEXT://127.0.0.1:9092
```

```valid
#! mounted server.properties
advertised.listeners=PLAINTEXT://kafka:9092
listeners=PLAINTEXT://127.0.0.1:9092
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(listeners) = facts.resolved.get(&PropertyKey::new("listeners")) else { return Vec::new() };
    let winner = &listeners.winner;
    let hidden = listeners.shadowed.iter().find(|hidden| hidden.layer() == Layer::Mounted);
    let Some(hidden) =
        hidden.filter(|hidden| winner.layer() == Layer::Derived && hidden.value != winner.value)
    else {
        return Vec::new();
    };
    vec![
        Finding::new(
            "KAFKA_LISTENERS, derived from KAFKA_ADVERTISED_LISTENERS, hides listeners of the mounted \
             server.properties",
        )
        .help("set KAFKA_LISTENERS too, or move advertised.listeners into the file")
        .at(&hidden.origin),
    ]
}
