//! KC115: a setting of another program among those of a broker.

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
A broker ignores the settings of producers, consumers, Connect and other programs. Put them where that program reads
its configuration.

```invalid
KAFKA_BOOTSTRAP_SERVERS=kafka:9092
```

```invalid
#! mounted server.properties
acks=all
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
    // The image's own examples set it, and nobody minds.
    if key == "security.protocol" {
        return None;
    }
    let owner = words(owner);
    let finding = keys::finding(c, key, &format!("which is a setting of {owner} and not of brokers"));
    Some(finding.help(help(key).unwrap_or_else(|| format!("move it to the configuration of {owner}"))))
}

fn help(key: &str) -> Option<String> {
    let meant = match key {
        "sasl.mechanism" => "sasl.enabled.mechanisms and sasl.mechanism.inter.broker.protocol",
        "bootstrap.servers" => "controller.quorum.bootstrap.servers, which a KRaft node needs",
        _ => return None,
    };
    Some(format!("remove it; brokers have {meant}"))
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
