//! KC315: localhost advertised where others live elsewhere.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{Origin, PropertyKey};
use crate::validate::broker::{Endpoint, voters};
use crate::validate::configuration::Configuration;
use crate::validate::deployment::{Client, Neighbours};
use crate::validate::rule::{Check, Rule};
use crate::validate::sent_home::{SentHome, sent_home};
use crate::validate::wording::{self, Visible as _};
use crate::validate::{hosts, keys};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC315",
    name: "loopback-advertised",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Clients ask a broker for its address and connect to what it advertises. Inside a container `localhost` is that
container alone: a client in another one, or another broker, connects to itself and is refused.

One listener cannot serve both networks. The usual pair advertises the container's name to its neighbours and
`localhost` to programs on the host, which come through the published port.

The rule speaks where another container of the same files names the broker's address in a variable or its command and
would be sent home, where nothing else is advertised although the controllers, or ZooKeeper, have names of a network, and
where the brokers of a cluster would have to meet at `localhost`.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092
```

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@localhost:9093
      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:9092
  registry:
    image: confluentinc/cp-schema-registry:8.0.0
    environment:
      SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS: kafka:9092
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
KAFKA_LISTENERS=INTERNAL://:29092,EXTERNAL://:9092,CONTROLLER://:9093
KAFKA_ADVERTISED_LISTENERS=INTERNAL://kafka:29092,EXTERNAL://localhost:9092
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
KAFKA_INTER_BROKER_LISTENER_NAME=INTERNAL
```
",
    check: Check::Properties(check),
};

const KEY: &str = "advertised.listeners";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    if c.neighbours.as_ref().is_some_and(Neighbours::share_localhost) {
        return None;
    }
    if let Some(home) = sent_home(c) {
        return Some(of_clients(c, &home));
    }
    if let Some(local) = only_local(c) {
        let others = c.neighbours.as_ref().is_none_or(|around| around.others);
        return (others && knows_network(c)).then(|| nowhere_else(c, local));
    }
    between_brokers(c)
}

/// Containers of the files that connect to a listener of another network than theirs.
fn of_clients(c: &Configuration<'_>, home: &SentHome<'_>) -> Finding {
    let who = |client: &&Client| {
        format!(
            "{} ({})",
            client.name.visible(),
            client.variable.as_deref().unwrap_or("its command").visible()
        )
    };
    let names: Vec<String> = home.clients.iter().map(who).collect();
    let (host, port) = home.clients.first().map_or(("", 0), |first| (first.host.as_str(), first.port));
    let local = hosts::written(&home.local.host);
    let message = format!(
        "{} {} to {host}:{port} and {} sent to {local}, which is {} own container",
        wording::list(&names),
        wording::verb(names.len(), "connects", "connect"),
        wording::verb(names.len(), "is", "are"),
        wording::verb(names.len(), "its", "their"),
    );
    let at = home.clients.first().and_then(|first| first.at);
    if let (Some(open), Some(at)) = (home.open_port, at) {
        let finding = Finding::new(message).key(&PropertyKey::new(KEY)).at(&Origin::Place(at));
        return finding.help(format!("write {host}:{open}, which leads to the listener for containers"));
    }
    let help = format!(
        "{}; containers then connect to {host}:{}",
        pair(c, home.local, host),
        inner_port(home.local)
    );
    c.finding_in(KEY, &local, message).help(help)
}

/// The first advertised listener, where all of them are local although not all are bound so.
pub(super) fn only_local<'b>(c: &'b Configuration<'_>) -> Option<&'b Endpoint> {
    let broker = c.broker().filter(|broker| broker.advertises && broker.serves_clients() == Some(true))?;
    let advertised = broker.advertised_by_broker(c).filter(|_| !hosts::is_default_of_image(c, KEY))?;
    let all_local = advertised.iter().all(|endpoint| hosts::is_loopback(&endpoint.host));
    let bound = broker.listeners()?;
    let bound_locally: FxHashSet<&str> = bound
        .into_iter()
        .filter(|endpoint| hosts::is_loopback(&endpoint.host))
        .map(|endpoint| endpoint.name.as_str())
        .collect();
    let reaches_out = advertised.iter().any(|endpoint| !bound_locally.contains(endpoint.name.as_str()));
    (all_local && reaches_out).then(|| advertised.first().copied())?
}

/// Whether the node finds controllers or `ZooKeeper` by names of a network.
pub(super) fn knows_network(c: &Configuration<'_>) -> bool {
    let servers = ["controller.quorum.bootstrap.servers", "zookeeper.connect"];
    let servers = servers.into_iter().filter_map(|key| c.get(key)).any(|setting| {
        setting.value.split(',').any(|server| {
            let server = server.trim().split('/').next().unwrap_or_default();
            let host = server.rsplit_once(':').map_or(server, |(host, _)| host);
            hosts::is_of_network(host.trim_start_matches('[').trim_end_matches(']'))
        })
    });
    servers || voters(c).unwrap_or_default().iter().any(|voter| hosts::is_of_network(&voter.host))
}

fn nowhere_else(c: &Configuration<'_>, local: &Endpoint) -> Finding {
    let host = hosts::written(&local.host);
    let all = voters(c).unwrap_or_default();
    let own =
        hosts::own_voter(c, all).map(|voter| voter.host.as_str()).filter(|host| hosts::is_of_network(host));
    c.finding_in(
        KEY,
        &host,
        format!(
            "{} sends every client to {host}, and in another container that is not this broker",
            c.name(KEY)
        ),
    )
    .help(pair(c, local, own.unwrap_or("kafka")))
}

/// A port beside that of the listener for the host.
fn inner_port(local: &Endpoint) -> i32 {
    if local.port == 29092 { 9092 } else { 29092 }
}

/// A listener for each network, with the name that this node has on its own.
fn pair(c: &Configuration<'_>, local: &Endpoint, name: &str) -> String {
    let (port, host) = (local.port, hosts::written(&local.host));
    let inner = inner_port(local);
    format!(
        "listen at INTERNAL://:{inner} and EXTERNAL://:{port}, advertise \
         INTERNAL://{name}:{inner},EXTERNAL://{host}:{port}, map both names in {} and set {} to INTERNAL",
        keys::to_set(c, "listener.security.protocol.map"),
        keys::to_set(c, "inter.broker.listener.name"),
    )
}

/// Brokers of several machines that would meet at localhost.
fn between_brokers(c: &Configuration<'_>) -> Option<Finding> {
    let broker = c.broker().filter(|broker| broker.advertises && broker.serves_clients() == Some(true))?;
    let name = broker.inter_broker_name.as_ref()?;
    let advertised = broker.advertised_by_broker(c)?;
    let endpoint = advertised.into_iter().find(|endpoint| endpoint.name == *name)?;
    let own = c.whole("node.id");
    let others = voters(c)?.iter().any(|voter| Some(voter.id) != own && hosts::is_of_network(&voter.host));
    (others && hosts::is_loopback(&endpoint.host) && !hosts::is_default_of_image(c, KEY)).then(|| {
        let (shown, host) = (name.visible(), hosts::written(&endpoint.host));
        c.finding_in(
            KEY,
            &format!("{name}://{host}"),
            format!(
                "brokers of this cluster meet through the listener {shown}, which is advertised as {host}"
            ),
        )
        .help(format!(
            "advertise the name by which the other brokers reach this node, or set {}",
            keys::to_set(c, "inter.broker.listener.name")
        ))
    })
}
