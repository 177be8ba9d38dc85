//! KC117: a variable that another image reads.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::dialect::Family;
use crate::model::{PropertyKey, Variable};
use crate::validate::facts::Facts;
use crate::validate::keys::{FOREIGN, ForeignVariable};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC117",
    name: "foreign-variable",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Other images of Kafka read variables of their own. This one turns them into properties that Kafka does not know, and
what they stand for does not happen.

```invalid
KAFKA_CREATE_TOPICS=orders:3:1
```

```invalid
KAFKA_ENABLE_KRAFT=yes
```

```valid
KAFKA_PROCESS_ROLES=broker
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let own = facts.request.image.family;
    facts.mapped().filter_map(|(variable, key)| finding(variable, key, own)).collect()
}

fn finding(variable: &Variable, key: &PropertyKey, own: &Family) -> Option<Finding> {
    let foreign = FOREIGN.iter().find(|foreign| foreign.name == variable.name.as_str())?;
    let ForeignVariable { name, image, help } = foreign;
    if own.repositories.contains(image) {
        return None;
    }
    let finding = Finding::new(format!("{name} is a variable of {image} and means nothing to this image"));
    Some(finding.help(*help).at(&variable.origin).key(key))
}
