//! KC318: clients are sent to an address that nobody chose.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::input::Starter;
use crate::validate::broker::Endpoint;
use crate::validate::configuration::Configuration;
use crate::validate::hosts;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC318",
    name: "nameless-advertised",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Without `advertised.listeners` a broker advertises what it listens on, and where that has no host, the name that the
machine has for itself. In a container this is its id, such as `3f1c0a9be2d4`, unless `--hostname` or the pod gives it
a name; clients read `UnknownHostException`.

`[::]` means every address, as `0.0.0.0` does. Kafka refuses to advertise the one and advertises the other, where no
client can connect.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LISTENERS=PLAINTEXT://[::]:9092
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://[::]:9092
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```
",
    check: Check::Properties(check),
};

const KEY: &str = "advertised.listeners";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let broker = c.broker().filter(|broker| broker.serves_clients() == Some(true))?;
    let is_node = c.has_text("process.roles") || c.is_set("zookeeper.connect");
    let advertised = broker.advertised_by_broker(c).filter(|_| is_node)?;
    let nowhere = |endpoint: &&&Endpoint| endpoint.host.contains(':') && hosts::is_everywhere(&endpoint.host);
    if let Some(endpoint) = advertised.iter().find(nowhere) {
        return Some(finding(c, broker.advertises, endpoint, "[::], where no client can connect"));
    }
    let nameless = advertised.iter().find(|endpoint| endpoint.host.is_empty())?;
    hosts::in_container(c).then(|| finding(c, broker.advertises, nameless, &own_name(c)))
}

/// What the machine has for its own name.
fn own_name(c: &Configuration<'_>) -> String {
    let around = c.neighbours.as_ref();
    match around.map(|around| (around.starter, around.hostname.as_deref())) {
        Some((Starter::Kubernetes, _)) => "the pod's own name, which is no name of the network".to_owned(),
        Some((_, Some(hostname))) => format!("the container's own host name {}", hostname.visible()),
        _ => "the container's own host name, which is its id by default".to_owned(),
    }
}

/// By what name clients reach the node.
fn name_for_clients(c: &Configuration<'_>) -> &'static str {
    match c.neighbours.as_ref().map(|around| around.starter) {
        Some(Starter::Kubernetes) => "the name of a Service, or POD.SERVICE for each pod of a StatefulSet",
        _ => "the name by which clients reach this node",
    }
}

fn finding(c: &Configuration<'_>, is_set: bool, endpoint: &Endpoint, address: &str) -> Finding {
    let (name, port) = (endpoint.name.visible(), endpoint.port);
    let help = format!(
        "set {} to {name}://HOST:{port} with {}, as in {name}://kafka:{port}",
        keys::to_set(c, KEY),
        name_for_clients(c)
    );
    let message = format!("clients of the listener {name} are sent to {address}");
    if is_set {
        return c.finding_in(KEY, &format!("{}://", endpoint.name), message).help(help);
    }
    let finding = c.finding(KEY, format!("{message}: {KEY} is not set")).help(help);
    match c.get("listeners").or_else(|| c.get("process.roles")).and_then(|setting| setting.origin) {
        Some(origin) => finding.at(origin),
        None => finding,
    }
}
