//! KC272: a class that is not what Kafka Streams wants there.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::schema::{Component, Type, Value, accept};
use crate::validate::classes::{self, Serialization};
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::plugins;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC272",
    name: "streams-classes",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Kafka Streams takes any class for its serdes, handlers and extractors, and makes an object of it when it first needs one: then
the thread ends, for the class is of another kind. Serializers and deserializers are for producers and consumers; a serde is
both.

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
default.key.serde=org.apache.kafka.common.serialization.StringSerializer
```

```valid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
default.key.serde=org.apache.kafka.common.serialization.Serdes$StringSerde
```
",
    check: Check::Properties(check),
};

/// What is made later than the application itself.
const LATER: [&str; 6] = [
    "Serde",
    "TimestampExtractor",
    "DeserializationExceptionHandler",
    "ProductionExceptionHandler",
    "ProcessingExceptionHandler",
    "DslStoreSuppliers",
];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::Streams {
        return Vec::new();
    }
    let classes =
        c.defined().filter(|(setting, definition)| setting.certain && definition.kind == Type::Class);
    let wrong = classes.filter_map(|(setting, definition)| {
        let Ok(Value::Text(class)) = accept(definition, &setting.value) else { return None };
        finding(c, setting, class)
    });
    wrong.collect()
}

fn finding(c: &Configuration<'_>, setting: &Setting<'_>, class: &str) -> Option<Finding> {
    let key = setting.key;
    let wanted = plugins::interface(key).filter(|wanted| LATER.contains(wanted))?;
    let is_known =
        plugins::is_shipped(class, c.version) || classes::is_shipped(class, c.version) == Some(true);
    if !is_known || plugins::fits(key, class, c.version) {
        return None;
    }
    let message = format!("{} is {}, which is no {wanted}", c.name(key), c.shown(setting));
    let finding = c.finding(key, message);
    let serde = classes::serialization(class).filter(|_| wanted == "Serde");
    Some(match serde.map(|_| classes::counterpart(class, Serialization::Serde)) {
        Some(meant) => {
            let help = format!("write {meant}");
            let fix = |at| Fix::set_value(at, meant, Applicability::Safe).titled(help.clone());
            let finding = match setting.origin {
                Some(at) => finding.fix(fix(at)),
                None => finding,
            };
            finding.help(help)
        }
        None => finding.help("name a class of that kind, with its package"),
    })
}
