//! KC268: a class that is not what the setting wants.

use super::removed_authorizer;
use crate::diagnostics::{Finding, Kind, Severity};
use crate::schema::is_class_name;
use crate::validate::configuration::Configuration;
use crate::validate::loaded::{Loaded, loaded};
use crate::validate::rule::{Check, Rule};
use crate::validate::{classes, plugins};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC268",
    name: "wrong-plugin",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
`KafkaConfig` takes any name for authorizer, replica selector, reporters of metrics and managers of tiered storage, and any
class for policies and the callback of quotas. When the broker starts, it makes an object of the class and ends, for it is
of another kind: `org.apache.kafka.common.KafkaException: … is not an instance of …`. A name with blanks inside is none of a
class.

```invalid
KAFKA_AUTHORIZER_CLASS_NAME=org.apache.kafka.common.metrics.JmxReporter
```

```invalid
KAFKA_PROCESS_ROLES=controller
KAFKA_CREATE_TOPIC_POLICY_CLASS_NAME=java.lang.Object
```

```valid
KAFKA_METRIC_REPORTERS=org.apache.kafka.common.metrics.JmxReporter
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    judged(c).filter_map(|loaded| fault(c, &loaded).map(|why| finding(c, &loaded, &why))).collect()
}

/// What a node loads, but for authorizers that another rule speaks of.
pub(super) fn judged<'c>(c: &'c Configuration<'_>) -> impl Iterator<Item = Loaded<'c>> {
    let is_told = removed_authorizer::find(c).is_some();
    loaded(c).filter(move |loaded| !is_told || loaded.key != removed_authorizer::KEY)
}

/// Why Kafka surely cannot use the class, after its name.
pub(super) fn fault(c: &Configuration<'_>, loaded: &Loaded<'_>) -> Option<String> {
    let Loaded { key, class, wanted } = *loaded;
    let is_known =
        || plugins::is_shipped(class, c.version) || classes::is_shipped(class, c.version).is_some();
    if is_class_name(class) {
        (is_known() && !plugins::fits(key, class, c.version)).then(|| format!("not {wanted}"))
    } else {
        Some("no name of a class".to_owned())
    }
}

fn finding(c: &Configuration<'_>, loaded: &Loaded<'_>, why: &str) -> Finding {
    let Loaded { key, class, .. } = *loaded;
    let shown = if is_class_name(class) { class.to_owned() } else { c.quoted(key) };
    let message = format!("{} names {shown}, which is {why}: Kafka ends as it starts", c.name(key));
    let shipped: Vec<&str> = plugins::wanted(key, c.version).collect();
    c.finding_in(key, class, message).help(match shipped.as_slice() {
        [] => "remove it, or name a class of that kind whose jar is on the class path".to_owned(),
        shipped => {
            format!("write {}, or a class of that kind whose jar is on the class path", shipped.join(" or "))
        }
    })
}
