//! KC103: one variable switches all defaults off.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::Variable;
use crate::pipeline::unused_defaults;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::service_links::service;
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC103",
    name: "dropped-defaults",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The image uses its default `server.properties` only when no variable and no mounted file sets anything
(KAFKA-17953).

A single `KAFKA_` variable replaces the whole default file. Without the roles of the node Kafka then ends
with `Missing required configuration`, for `process.roles` since 4.0 and for `zookeeper.connect` before.

Where Kubernetes alone sets the variables, it is they that have to go (KC104).

```invalid
KAFKA_NUM_PARTITIONS=3
```

```invalid
KAFKA_PORT=tcp://10.0.0.1:9092
KAFKA_SERVICE_HOST=10.0.0.1
```

```valid
KAFKA_NUM_PARTITIONS=3
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_NODE_ID=1
```
",
    check: Check::Container(check),
};

const CONFIGURE: &str = "set the whole configuration of the node, beginning with KAFKA_PROCESS_ROLES and KAFKA_NODE_ID, \
                         or remove the variable";

const UNLINK: &str = "Kubernetes sets them for a Service: set enableServiceLinks: false in the pod's spec, and the \
                      default configuration counts again";

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let resolved = facts.resolved;
    let is_zookeeper_age = facts.request.image.version.major < 4;
    let has_role = resolved.value("process.roles").is_some()
        || (is_zookeeper_age && resolved.value("zookeeper.connect").is_some());
    if has_role || facts.lacks_mounted() || facts.failure().is_some() {
        return Vec::new();
    }
    let defaults = unused_defaults(facts.request, facts.prepared);
    let dropped = defaults.iter().filter(|default| resolved.get(&default.key).is_none()).count();
    if dropped == 0 {
        return Vec::new();
    }
    let mut variables = facts.mapped();
    let Some((variable, _)) = variables.next() else { return Vec::new() };
    let others: Vec<&Variable> = variables.map(|(variable, _)| variable).collect();
    let more = others.len();
    let is_link = |variable: &Variable| service(variable.name.as_str(), &variable.value).is_some();
    let all_linked = is_link(variable) && others.into_iter().all(is_link);
    let variables = wording::and_more(variable, more);
    let verb = wording::verb(more + 1, "replaces", "replace");
    vec![
        Finding::new(format!(
            "{variables} {verb} the image's default configuration: {dropped} of its settings are gone, \
             process.roles among them"
        ))
        .help(if all_linked { UNLINK } else { CONFIGURE })
        .at(&variable.origin),
    ]
}
