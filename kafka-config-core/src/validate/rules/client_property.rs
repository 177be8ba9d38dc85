//! KC115: a setting of another program.

use crate::diagnostics::{self, Finding, Severity};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::keys::{self, Kind};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC115",
    name: "client-property",
    severity: Severity::Warning,
    kind: diagnostics::Kind::Advice,
    page: r"
A broker ignores the settings of producers, consumers, Connect and other programs, and each client those of the others.
Put them where that program reads its configuration.

```invalid
KAFKA_BOOTSTRAP_SERVERS=kafka:9092
```

```invalid
#! mounted server.properties
acks=all
```

```invalid
#! component producer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.serializer=org.apache.kafka.common.serialization.StringSerializer
value.serializer=org.apache.kafka.common.serialization.StringSerializer
auto.offset.reset=earliest
```

```valid
KAFKA_CONNECTIONS_MAX_IDLE_MS=600000
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    c.strangers().iter().filter_map(|(key, kind)| finding(c, key, kind)).collect()
}

fn finding(c: &Configuration<'_>, key: &str, kind: &Kind) -> Option<Finding> {
    let Kind::OfOther(owner) = *kind else { return None };
    let is_broker = c.component == Component::Broker;
    // The image's own examples set it, and nobody minds.
    if is_broker && key == "security.protocol" {
        return None;
    }
    let (own, owner) = (words(c.component), words(owner));
    let finding = keys::finding(c, key, &format!("which is a setting of {owner} and not of {own}"));
    let meant = if is_broker { of_brokers(c, key) } else { of_clients(key) };
    Some(finding.help(match meant {
        Some(meant) => format!("remove it; {own} have {meant}"),
        None => format!("move it to the configuration of {owner}"),
    }))
}

/// What brokers have in place of a client's setting.
fn of_brokers(c: &Configuration<'_>, key: &str) -> Option<&'static str> {
    let has_servers = c.definition("controller.quorum.bootstrap.servers").is_some();
    Some(match key {
        "sasl.mechanism" => "sasl.enabled.mechanisms and sasl.mechanism.inter.broker.protocol",
        "bootstrap.servers" if has_servers => "controller.quorum.bootstrap.servers, which a KRaft node needs",
        "bootstrap.servers" => "controller.quorum.voters, which a KRaft node needs",
        _ => return None,
    })
}

/// What clients have in place of a broker's setting.
fn of_clients(key: &str) -> Option<&'static str> {
    Some(match key {
        "sasl.enabled.mechanisms" | "sasl.mechanism.inter.broker.protocol" => "sasl.mechanism",
        "security.inter.broker.protocol" | "listener.security.protocol.map" => "security.protocol",
        "listeners" | "advertised.listeners" => "bootstrap.servers",
        _ => return None,
    })
}

fn words(component: Component) -> &'static str {
    match component {
        Component::Broker => "brokers",
        Component::Topic => "topics",
        Component::Producer => "producers",
        Component::Consumer => "consumers",
        Component::Admin => "admin clients",
        Component::Streams => "Kafka Streams",
        Component::ConnectDistributed
        | Component::ConnectStandalone
        | Component::ConnectSource
        | Component::ConnectSink => "Kafka Connect",
        Component::MirrorMaker
        | Component::MirrorSource
        | Component::MirrorCheckpoint
        | Component::MirrorHeartbeat
        | Component::MirrorClient => "MirrorMaker",
        Component::Group => "groups",
        Component::ClientMetrics => "client metrics",
    }
}
