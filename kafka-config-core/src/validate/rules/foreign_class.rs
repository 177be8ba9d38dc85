//! KC214: a class that Kafka does not ship.

use super::partition_assignors;
use crate::diagnostics::{Finding, Kind, Severity};
use crate::schema::{Component, Definition, Type, Value, accept};
use crate::validate::assignors::ASSIGNORS;
use crate::validate::classes::{self, Judgement};
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::overrides;
use crate::validate::plugins;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC214",
    name: "foreign-class",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
Kafka loads the class as it starts, and ends when it is not on the class path. Which jars the container has besides
Kafka's own is not known here, so the verdict stays open. Kafka knows no short names: a class is named with its package.

```invalid
KAFKA_PRINCIPAL_BUILDER_CLASS=com.example.Builder
```

```invalid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
```

```invalid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringSerialzer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
```

```valid
KAFKA_SASL_SERVER_CALLBACK_HANDLER_CLASS=org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler
```

```valid
KAFKA_PRINCIPAL_BUILDER_CLASS=org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let is_class = |definition: &Definition| definition.kind == Type::Class;
    let settings = c.defined().filter(|(setting, definition)| setting.certain && is_class(definition));
    let by_type = settings.filter_map(|(setting, definition)| {
        let Ok(Value::Text(class)) = accept(definition, &setting.value) else { return None };
        let is_known = plugins::is_of_clients(class, c.version)
            || plugins::fits(setting.key, class, c.version)
            || classes::is_shipped(class, c.version).is_some()
            || (c.component != Component::Broker && classes::is_shipped_to_clients(class));
        (!is_known).then(|| finding(c, setting.key, class))
    });
    let assignors = ASSIGNORS.iter().flat_map(|kind| {
        let items = c.get(kind.key).and_then(|_| c.list(kind.key)).unwrap_or_default();
        let foreign = items.into_iter().filter(|item| kind.judge(item, c.version) == Judgement::Foreign);
        foreign.map(|class| finding(c, kind.key, class)).collect::<Vec<_>>()
    });
    by_type.chain(assignors).chain(of_consumer(c)).chain(of_listener(c)).chain(of_program(c)).collect()
}

/// The assignors of a consumer.
fn of_consumer(c: &Configuration<'_>) -> Vec<Finding> {
    let items = partition_assignors::read(c).unwrap_or_default();
    let foreign =
        items.into_iter().filter(|item| classes::judge_assignor(item, c.version) == Judgement::Foreign);
    foreign.map(|class| finding(c, partition_assignors::KEY, class)).collect()
}

/// What programs other than brokers load of their lists.
fn of_program(c: &Configuration<'_>) -> Vec<Finding> {
    const LISTS: [&str; 2] = ["metric.reporters", "interceptor.classes"];
    let lists = LISTS.into_iter().filter(|_| c.component != Component::Broker);
    let items = lists.flat_map(|key| c.list(key).into_iter().flatten().map(move |item| (key, item)));
    let foreign = items.filter(|(key, class)| !class.is_empty() && !plugins::fits(key, class, c.version));
    foreign.map(|(key, class)| finding(c, key, class)).collect()
}

pub(super) fn finding(c: &Configuration<'_>, key: &str, class: &str) -> Finding {
    // What a provider reads may be a secret.
    let shown = if c.get(key).is_some_and(Setting::is_replaced) { "[hidden]" } else { class };
    let message = format!("{} names the class {shown}, which Kafka does not ship", c.name(key));
    let assignor = || classes::assignor(class).filter(|_| c.component == Component::Consumer);
    let misspelt = || plugins::meant(key, class, c.version);
    let meant = classes::meant(class, c.version).or_else(|| assignor().or_else(misspelt).map(str::to_owned));
    c.finding_in(key, class, message).help(match meant {
        Some(meant) => format!("did you mean {meant}?"),
        None => "its jar must be on the container's class path, or Kafka ends as it starts".to_owned(),
    })
}

/// The classes of the listener between brokers, which Kafka loads as it reads its properties.
fn of_listener(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(prefix) = overrides::sasl_prefix(c) else { return Vec::new() };
    let classes = c.with_prefix(prefix).filter_map(|setting| {
        let definition = overrides::definition(c, setting, prefix)?;
        let Ok(Value::Text(class)) = accept(definition, &setting.value) else { return None };
        let is_known =
            plugins::fits(setting.key, class, c.version) || classes::is_shipped(class, c.version).is_some();
        let is_foreign = definition.kind == Type::Class && !is_known;
        is_foreign.then(|| finding(c, setting.key, class))
    });
    classes.collect()
}
