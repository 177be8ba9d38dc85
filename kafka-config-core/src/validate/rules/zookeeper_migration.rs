//! KC410: a migration from ``ZooKeeper`` that cannot begin, up to 3.9.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::Mode;
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::{directories, protocol};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC410",
    name: "zookeeper-migration",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
During the migration to KRaft (KIP-866) a broker with ZooKeeper needs `controller.quorum.voters` and
`controller.listener.names`, and neither else; a KRaft node with the migration on needs `zookeeper.connect`. The
inter-broker protocol must be at least 3.4, with several log directories 3.7.

```invalid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_ZOOKEEPER_METADATA_MIGRATION_ENABLE=true
```

```valid
#! image apache/kafka:3.9.1
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=controller
KAFKA_ZOOKEEPER_METADATA_MIGRATION_ENABLE=true
KAFKA_ZOOKEEPER_CONNECT=zookeeper:2181
```
",
    check: Check::Properties(check),
};

const MIGRATION: &str = "zookeeper.metadata.migration.enable";
const NAMES: &str = "controller.listener.names";
const PROTOCOL: &str = "inter.broker.protocol.version";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    match c.broker().and_then(|broker| broker.mode) {
        Some(Mode::Kraft { .. }) => without_zookeeper(c).into_iter().collect(),
        Some(Mode::ZooKeeper { migration: true }) => during(c),
        Some(Mode::ZooKeeper { migration: false }) => before(c).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn without_zookeeper(c: &Configuration<'_>) -> Option<Finding> {
    (c.flag(MIGRATION)? && !c.is_set("zookeeper.connect")).then(|| {
        c.finding(MIGRATION, format!("{} is on, and zookeeper.connect is not set", c.name(MIGRATION))).help(
            format!(
                "set {} as on the brokers, or turn the migration off",
                keys::to_set(c, "zookeeper.connect")
            ),
        )
    })
}

fn before(c: &Configuration<'_>) -> Option<Finding> {
    let names = c.broker()?.controller_names.as_ref()?;
    (!names.is_empty()).then(|| {
        c.finding(NAMES, format!("{} is set, and this broker uses ZooKeeper", c.name(NAMES)))
            .help(format!("remove it, or set {}", keys::to_set(c, "process.roles")))
    })
}

fn during(c: &Configuration<'_>) -> Vec<Finding> {
    let protocol = [quorum(c), names(c), protocol_below(c, "3.4-IV0")];
    let several = directories::effective(c).is_some_and(|directories| directories.len() > 1);
    protocol.into_iter().flatten().chain(protocol_below(c, "3.7-IV2").filter(|_| several)).take(3).collect()
}

fn quorum(c: &Configuration<'_>) -> Option<Finding> {
    let servers = if (c.version.major, c.version.minor) == (3, 9) {
        c.list("controller.quorum.bootstrap.servers")?
    } else {
        Vec::new()
    };
    let missing = c.list("controller.quorum.voters")?.is_empty() && servers.is_empty();
    missing.then(|| {
        c.finding(MIGRATION, format!("{} is on, and controller.quorum.voters is not set", c.name(MIGRATION)))
            .help(format!(
                "list the controllers as ID@HOST:PORT in {}",
                keys::to_set(c, "controller.quorum.voters")
            ))
    })
}

fn names(c: &Configuration<'_>) -> Option<Finding> {
    c.broker()?.controller_names.as_ref()?.is_empty().then(|| {
        c.finding(MIGRATION, format!("{} is on, and {NAMES} is not set", c.name(MIGRATION)))
            .help("set it to the name of the controllers' listener, such as CONTROLLER")
    })
}

fn protocol_below(c: &Configuration<'_>, least: &str) -> Option<Finding> {
    let is_less = protocol::place(c, PROTOCOL)? < protocol::place_of(c, least)?;
    is_less.then(|| {
        c.finding(
            PROTOCOL,
            format!("{} is {}, and the migration needs {least} here", c.name(PROTOCOL), c.quoted(PROTOCOL)),
        )
        .help(format!("set it to {least} or later on all brokers first"))
    })
}
