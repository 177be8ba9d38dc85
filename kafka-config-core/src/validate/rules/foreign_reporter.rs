//! KC267: a reporter of metrics that Kafka does not ship.

use super::foreign_class::finding;
use crate::diagnostics::{Finding, Kind, Severity};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::plugins;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC267",
    name: "foreign-reporter",
    severity: Severity::Info,
    kind: Kind::UndecidedLater,
    page: r"
`kafka.metrics.reporters` is no definition of a broker, but once its configuration is accepted Kafka loads the classes that it
names, and ends with `ClassNotFoundException` when one is not on the class path. Which jars the container has besides
Kafka's own is not known here.

```invalid
KAFKA_KAFKA_METRICS_REPORTERS=com.example.Reporter
```

```valid
#! mounted server.properties
kafka.metrics.reporters=kafka.metrics.KafkaCSVMetricsReporter
```
",
    check: Check::Properties(check),
};

const KEY: &str = "kafka.metrics.reporters";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let setting = c.get(KEY).filter(|setting| c.component == Component::Broker && setting.certain);
    let names = setting.map_or("", |setting| &*setting.value).split(',').map(str::trim);
    let foreign = names.filter(|name| !name.is_empty() && !plugins::is_shipped(name, c.version));
    foreign.map(|class| finding(c, KEY, class)).collect()
}
