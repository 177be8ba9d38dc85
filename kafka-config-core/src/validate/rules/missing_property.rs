//! KC213: a property without default that nobody sets.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::PropertyKey;
use crate::schema::{DefaultValue, Definition, Definitions};
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC213",
    name: "missing-property",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Some properties have no default: since 4.0 every node needs `node.id` and `process.roles`, since 4.2
`controller.listener.names`, too. Kafka ends with `Missing required configuration` without them. The image's own
default file sets them, but one variable that becomes a property is enough to leave that file out.

```invalid
#! image apache/kafka:4.1.1
KAFKA_NUM_PARTITIONS=3
```

```valid
#! image apache/kafka:4.1.1
KAFKA_NUM_PARTITIONS=3
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let definitions = c.definitions.into_iter().flat_map(Definitions::iter);
    let missing = definitions.filter(|definition| is_missing(c, definition));
    missing
        .map(|definition| {
            Finding::new(format!("{} is not set, and {} has no default for it", definition.name, c.program()))
                .key(&PropertyKey::new(definition.name))
                .help(help(c, definition.name))
        })
        .collect()
}

fn is_missing(c: &Configuration<'_>, definition: &Definition) -> bool {
    definition.default == DefaultValue::Required && !c.is_set(definition.name)
}

fn help(c: &Configuration<'_>, key: &str) -> String {
    let name = keys::to_set(c, key);
    match key {
        "process.roles" => format!("set {name} to broker, controller or broker,controller"),
        "node.id" => format!("set {name} to a number that no other node of the cluster has"),
        "controller.listener.names" => format!("set {name} to the controllers' listener, as in CONTROLLER"),
        _ => format!("set {name}"),
    }
}
