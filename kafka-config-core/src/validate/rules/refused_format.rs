//! KC418: what the image's own storage format refuses.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::{KafkaVersion, PropertyKey};
use crate::validate::facts::Facts;
use crate::validate::listeners::{has_role, items, value};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC418",
    name: "refused-format",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::D),
    page: r"
The image formats the log directories at each start, with `CLUSTER_ID` and the properties and with no other option of
`kafka-storage.sh format`. What Kafka itself accepts may be refused there, and the container ends before Kafka starts:

- A controller of 3.9 and later without `controller.quorum.voters`: a dynamic quorum (KIP-853) is formatted with
  `--standalone`, `--initial-controllers` or `--no-initial-controllers`, which the image does not pass on. It looks at
  that before it looks at the directories, so that formatting them beforehand does not help.
- A node in ZooKeeper mode: the image runs KRaft only.

```invalid
#! image apache/kafka:4.1.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS=kafka:9093
```

```invalid
#! image apache/kafka:3.9.1
KAFKA_ZOOKEEPER_CONNECT=zookeeper:2181
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```

```valid
#! image apache/kafka:4.1.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
```

```valid
#! image apache/kafka:4.1.1
KAFKA_NODE_ID=2
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS=kafka:9093
```
",
    check: Check::Container(check),
};

const ROLES: &str = "process.roles";
const VOTERS: &str = "controller.quorum.voters";
const SERVERS: &str = "controller.quorum.bootstrap.servers";
const ZOOKEEPER: &str = "zookeeper.connect";

/// The first whose tool asks for the voters (KIP-853).
const DYNAMIC: KafkaVersion = KafkaVersion::new(3, 9, 0);

/// The first that knows no `ZooKeeper` mode, which Kafka's own rules tell.
const KRAFT_ONLY: KafkaVersion = KafkaVersion::new(4, 0, 0);

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let is_known = |key| {
        let set = facts.resolved.get(&PropertyKey::new(key));
        !set.is_some_and(|set| facts.is_unknown(&set.winner.origin))
    };
    if facts.lacks_mounted() || ![ROLES, VOTERS].into_iter().all(is_known) {
        return Vec::new();
    }
    without_voters(facts).or_else(|| in_zookeeper_mode(facts)).into_iter().collect()
}

fn without_voters(facts: &Facts<'_>) -> Option<Finding> {
    let is_asked = facts.request.image.version >= DYNAMIC && has_role(facts, "controller");
    // Without either Kafka itself refuses.
    let is_dynamic = items(value(facts, VOTERS)).next().is_none() && !value(facts, SERVERS).is_empty();
    (is_asked && is_dynamic).then(|| {
        let message = "a controller without controller.quorum.voters is formatted with options that the image does not \
                       pass on, so that the container ends";
        let help = "set KAFKA_CONTROLLER_QUORUM_VOTERS to ID@HOST:PORT of each controller, on every node; or format and \
                    start the node by a command of your own";
        at(facts, SERVERS, Finding::new(message).help(help))
    })
}

fn in_zookeeper_mode(facts: &Facts<'_>) -> Option<Finding> {
    let is_old = facts.request.image.version < KRAFT_ONLY && items(value(facts, ROLES)).next().is_none();
    (is_old && !value(facts, ZOOKEEPER).is_empty()).then(|| {
        let message = "the image formats KRaft nodes only and refuses one in ZooKeeper mode, so that the container ends";
        let help = "set KAFKA_PROCESS_ROLES, KAFKA_NODE_ID, KAFKA_CONTROLLER_LISTENER_NAMES and \
                    KAFKA_CONTROLLER_QUORUM_VOTERS in the place of KAFKA_ZOOKEEPER_CONNECT";
        at(facts, ZOOKEEPER, Finding::new(message).help(help))
    })
}

fn at(facts: &Facts<'_>, key: &'static str, finding: Finding) -> Finding {
    let finding = finding.key(&PropertyKey::new(key));
    match facts.resolved.get(&PropertyKey::new(key)) {
        Some(set) => finding.at(&set.winner.origin),
        None => finding,
    }
}
