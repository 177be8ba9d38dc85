//! KC230: more replicas than brokers.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::model::KafkaVersion;
use crate::validate::broker::{Broker, Mode, voters};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::{keys, wording};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC230",
    name: "replication-above-brokers",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Kafka creates `__consumer_offsets` and `__transaction_state` when they are first needed, with 3 replicas by default.
With fewer brokers it fails each time (`INVALID_REPLICATION_FACTOR`), and no consumer group or transaction ever works,
although the broker seems to run.

The image's default file says 1, but a single `KAFKA_` variable replaces that file. The rule knows the brokers of a
compose project. Of a node by itself it looks at one that is broker and controller and the only voter, which is nearly
always alone.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1
KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR=1
KAFKA_DEFAULT_REPLICATION_FACTOR=3
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka:9093
KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1
KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR=1
KAFKA_TRANSACTION_STATE_LOG_MIN_ISR=1
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_QUORUM_VOTERS=1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093
```
",
    check: Check::Properties(check),
};

const OFFSETS: &str = "offsets.topic.replication.factor";
const TRANSACTIONS: &str = "transaction.state.log.replication.factor";
const SHARES: &str = "share.coordinator.state.topic.replication.factor";
const TOPICS: &str = "default.replication.factor";

/// Share groups are for everyone since then (KIP-932).
const HAS_SHARES: KafkaVersion = KafkaVersion::new(4, 2, 0);

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(brokers) = brokers(c) else { return Vec::new() };
    let keys = [OFFSETS, TRANSACTIONS, SHARES, TOPICS];
    let set = keys.into_iter().filter_map(|key| too_many(c, key, brokers));
    set.chain(by_default(c, brokers)).collect()
}

/// How many brokers there are.
#[derive(Clone, Copy)]
enum Brokers {
    /// This one, by all appearances.
    Alone,
    /// So many, unless other files have more.
    Seen(i64),
    /// So many.
    Known(i64),
}

impl Brokers {
    fn count(self) -> i64 {
        match self {
            Self::Alone => 1,
            Self::Seen(count) | Self::Known(count) => count,
        }
    }

    /// After "and".
    fn words(self) -> String {
        match self {
            Self::Alone => "this node seems to be the only broker".to_owned(),
            Self::Seen(1) => "one broker is seen".to_owned(),
            Self::Seen(count) => format!("{count} brokers are seen"),
            Self::Known(1) => "there is one broker".to_owned(),
            Self::Known(count) => format!("there are {count} brokers"),
        }
    }

    fn condition(self) -> &'static str {
        match self {
            Self::Alone => ", unless more brokers join this one",
            Self::Seen(_) => ", unless more brokers join these",
            Self::Known(_) => "",
        }
    }
}

fn brokers(c: &Configuration<'_>) -> Option<Brokers> {
    let serves = c.broker().and_then(Broker::serves_clients) == Some(true);
    let around = c.neighbours.as_ref();
    let number = |count: usize| i64::try_from(count).ok();
    match (around.and_then(|around| around.brokers), around.and_then(|around| around.seen)) {
        (None, None) => is_alone(c).then_some(Brokers::Alone),
        _ if !serves => None,
        (Some(count), _) => number(count).map(Brokers::Known),
        (None, Some(count)) => number(count).map(Brokers::Seen),
    }
}

/// Whether this is broker, controller and the whole quorum.
fn is_alone(c: &Configuration<'_>) -> bool {
    let is_combined =
        c.broker().and_then(|broker| broker.mode) == Some(Mode::Kraft { broker: true, controller: true });
    let voters = voters(c).unwrap_or_default();
    is_combined && matches!(voters, [only] if Some(only.id) == c.whole("node.id"))
}

fn too_many(c: &Configuration<'_>, key: &str, brokers: Brokers) -> Option<Finding> {
    let count = c.whole(key).filter(|count| c.is_set(key) && *count > brokers.count())?;
    let message = format!("{} asks for {count} replicas, and {}", c.name(key), brokers.words());
    let most = brokers.count();
    let help = format!("write {most}{}", brokers.condition());
    let finding = c.finding(key, message).help(help);
    // Fewer replicas than must be in sync would be the next fault.
    let is_bound = matches!(key, TOPICS | OFFSETS) && c.is_set("min.insync.replicas");
    let is_enough = !is_bound || c.whole("min.insync.replicas").is_none_or(|least| least <= most);
    Some(match c.get(key).and_then(|setting| setting.origin).filter(|_| is_enough) {
        Some(origin) => {
            let fix = Fix::set_value(origin, most.to_string(), Applicability::Unsafe);
            finding.fix(fix.titled(format!("write {most}")))
        }
        None => finding,
    })
}

/// The topics of the coordinators, whose default fits three brokers.
fn by_default(c: &Configuration<'_>, brokers: Brokers) -> Option<Finding> {
    let is_unset = |key: &&str| !c.is_set(key) && c.whole(key).is_some_and(|count| count > brokers.count());
    let mut unset: Vec<&str> = [OFFSETS, TRANSACTIONS].into_iter().filter(is_unset).collect();
    let first = unset.first().copied()?;
    if c.version >= HAS_SHARES {
        unset.extend(Some(SHARES).filter(is_unset));
    }
    let count = c.whole(first)?;
    let verb = wording::verb(unset.len(), "is", "are");
    let message = format!(
        "{} {verb} not set, and the default is {count} replicas; {}",
        wording::list(&unset),
        brokers.words()
    );
    let names: Vec<String> = unset.iter().map(|key| keys::to_set(c, key)).collect();
    let names = wording::list(&names);
    let help =
        format!("set {names} to {}, and the min.isr beside it{}", brokers.count(), brokers.condition());
    let finding = c.finding(first, message).help(help);
    Some(match c.get("process.roles").and_then(|setting| setting.origin) {
        Some(origin) => finding.at(origin),
        None => finding,
    })
}
