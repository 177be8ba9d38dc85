//! KC267: a class that Kafka does not ship, loaded once the configuration is accepted.

use super::foreign_class::finding;
use super::wrong_plugin;
use crate::diagnostics::{Finding, Kind, Severity};
use crate::schema::Type;
use crate::validate::configuration::Configuration;
use crate::validate::loaded::Loaded;
use crate::validate::plugins;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC267",
    name: "foreign-plugin",
    severity: Severity::Info,
    kind: Kind::UndecidedLater,
    page: r"
Reporters of metrics, authorizer, replica selector, the managers of tiered storage: Kafka accepts any text as the name of their
class, loads it once the whole configuration is accepted, and ends with `ClassNotFoundException` when it is not on the class
path. Which jars the container has besides Kafka's own is not known here. A manager of tiered storage may also come from
the folder of its `class.path`. `kafka.metrics.reporters` is no definition of a broker, and loaded all the same.

```invalid
KAFKA_KAFKA_METRICS_REPORTERS=com.example.Reporter
```

```invalid
KAFKA_AUTHORIZER_CLASS_NAME=org.apache.kafka.server.authorizer.StandardAuthoriser
```

```invalid
KAFKA_METRIC_REPORTERS=org.apache.kafka.common.metrics.JmxReporter,com.example.Reporter
```

```valid
#! mounted server.properties
kafka.metrics.reporters=kafka.metrics.KafkaCSVMetricsReporter
```

```valid
KAFKA_REPLICA_SELECTOR_CLASS=org.apache.kafka.common.replica.RackAwareReplicaSelector
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    // Whether it finds those of the type `class` is for `KafkaConfig` to say.
    let is_name = |key: &str| c.definition(key).is_none_or(|definition| definition.kind != Type::Class);
    let is_open = |loaded: &Loaded<'_>| {
        is_name(loaded.key)
            && !plugins::fits(loaded.key, loaded.class, c.version)
            && wrong_plugin::fault(c, loaded).is_none()
    };
    wrong_plugin::judged(c).filter(is_open).map(|loaded| finding(c, loaded.key, loaded.class)).collect()
}
