//! The clients of a Kafka Streams application.

use super::given::Given;
use crate::model::KafkaVersion;
use crate::schema::Component;
use crate::validate::configuration::Configuration;

/// What gives settings to its main consumers.
pub(in crate::validate) const MAIN: &str = "main.consumer.";
/// What gives settings to all of its consumers.
pub(in crate::validate) const CONSUMER: &str = "consumer.";
/// What gives settings to its producers.
pub(in crate::validate) const PRODUCER: &str = "producer.";
/// What gives settings to its admin client.
pub(in crate::validate) const ADMIN: &str = "admin.";
const RESTORE: &str = "restore.consumer.";
const GLOBAL: &str = "global.consumer.";

const SERVERS: &str = "bootstrap.servers";
const ID: &str = "application.id";
const PROTOCOL: &str = "group.protocol";

/// Its admin client, and the clients of its threads. A consumer of global tables is made where the topology has any.
pub(super) fn clients<'c>(c: &'c Configuration<'_>) -> Vec<Configuration<'c>> {
    let mut clients = vec![admin(c)];
    if has_threads(c) {
        clients.extend([restore_consumer(c), main_consumer(c)]);
        if !is_assigned_by_brokers(c) {
            clients.push(assignor(c));
        }
        if has_producer_of_thread(c) {
            clients.push(producer(c));
        }
    }
    clients
}

const GUARANTEE: &str = "processing.guarantee";

/// Until 4.0 `exactly_once` makes a producer for each task, once there are tasks.
fn has_producer_of_thread(c: &Configuration<'_>) -> bool {
    c.text(GUARANTEE) != Some("exactly_once")
}

/// `StreamsConfigUtils.eosEnabled`.
pub(in crate::validate) fn is_exactly_once(c: &Configuration<'_>) -> bool {
    c.text(GUARANTEE).is_some_and(|guarantee| guarantee.starts_with("exactly_once"))
}

/// Whether it has threads that read and write.
pub(in crate::validate) fn has_threads(c: &Configuration<'_>) -> bool {
    c.whole("num.stream.threads").is_some_and(|count| count > 0)
}

/// Whether the settings of main consumers are put together, if only to look at them.
pub(in crate::validate) fn makes_main_consumer_configs(c: &Configuration<'_>) -> bool {
    has_threads(c) || is_assigned_by_brokers(c)
}

/// What says how many requests may be in flight, where somebody reads it: producers, and all consumers.
pub(in crate::validate) fn in_flight(c: &Configuration<'_>) -> impl Iterator<Item = &'static str> {
    const OF_CONSUMERS: &str = "consumer.max.in.flight.requests.per.connection";
    const OF_PRODUCERS: [&str; 2] =
        ["producer.max.in.flight.requests.per.connection", "max.in.flight.requests.per.connection"];
    let of_producers = OF_PRODUCERS.into_iter().find(|key| c.is_set(key));
    let of_producers = of_producers.filter(|_| has_threads(c) && has_producer_of_thread(c));
    let of_consumers = makes_main_consumer_configs(c).then_some(OF_CONSUMERS);
    of_producers.into_iter().chain(of_consumers)
}

/// Whether the brokers assign its tasks (KIP-1071).
pub(in crate::validate) fn is_assigned_by_brokers(c: &Configuration<'_>) -> bool {
    c.text(PROTOCOL).is_some_and(|protocol| protocol.eq_ignore_ascii_case("streams"))
}

/// `StreamsConfig.getAdminConfigs`.
fn admin<'c>(c: &'c Configuration<'_>) -> Configuration<'c> {
    Given::default().sharing(c, Component::Admin).stripping(c, ADMIN).read_by(Component::Admin, c)
}

/// `StreamsConfig.getProducerConfigs`, with what a thread adds for its transactions.
fn producer<'c>(c: &'c Configuration<'_>) -> Configuration<'c> {
    const SERIALIZER: &str = "org.apache.kafka.common.serialization.ByteArraySerializer";
    let defaults = Given::default().with("linger.ms", "100");
    let is_exactly_once = is_exactly_once(c);
    let defaults =
        if is_exactly_once { defaults.with("delivery.timeout.ms", "2147483647") } else { defaults };
    let given = defaults.sharing(c, Component::Producer).stripping(c, PRODUCER);
    let given = if is_exactly_once {
        let given = given.with("enable.idempotence", "true").with("transactional.id", "streams");
        given.without("max.in.flight.requests.per.connection")
    } else {
        given
    };
    given
        .taking(c, SERVERS, SERVERS)
        .with("key.serializer", SERIALIZER)
        .with("value.serializer", SERIALIZER)
        .read_by(Component::Producer, c)
}

/// `StreamsConfig.getMainConsumerConfigs`. Its assignor is Streams' own, and each thread makes a name of the instance's.
fn main_consumer<'c>(c: &'c Configuration<'_>) -> Configuration<'c> {
    let given = fixed(c, common(c).stripping(c, MAIN), SINCE_4_2).with("allow.auto.create.topics", "false");
    let given = given.without("partition.assignment.strategy").without("group.instance.id");
    read(
        c,
        if is_assigned_by_brokers(c) { given.without("group.id") } else { given.taking(c, "group.id", ID) },
    )
}

/// `StreamsPartitionAssignor`, which reads all that its consumer is given as settings of Kafka Streams.
fn assignor<'c>(c: &'c Configuration<'_>) -> Configuration<'c> {
    let given = Given::default().keeping(c, "topic.").stripping(c, CONSUMER);
    let given = fixed(c, fixed(c, given, SINCE_3_7).stripping(c, MAIN), SINCE_4_2);
    let given = OF_APPLICATION.into_iter().fold(given, Given::without);
    given.taking(c, ID, ID).taking(c, SERVERS, SERVERS).read_by(Component::Streams, c)
}

/// What `StreamsConfig.getMainConsumerConfigs` takes from the application, whatever its consumers are given.
const OF_APPLICATION: [&str; 14] = [
    "acceptable.recovery.lag",
    "application.server",
    "client.id",
    "max.warmup.replicas",
    "num.standby.replicas",
    "probing.rebalance.interval.ms",
    "rack.aware.assignment.non_overlap_cost",
    "rack.aware.assignment.strategy",
    "rack.aware.assignment.tags",
    "rack.aware.assignment.traffic_cost",
    "replication.factor",
    "task.assignor.class",
    "upgrade.from",
    "windowstore.changelog.additional.retention.ms",
];

/// `StreamsConfig.getRestoreConsumerConfigs`: it belongs to no group.
fn restore_consumer<'c>(c: &'c Configuration<'_>) -> Configuration<'c> {
    let given = fixed(c, common(c).stripping(c, RESTORE), SINCE_4_2);
    read(c, given.without("group.id").without("group.instance.id").with("auto.offset.reset", "none"))
}

/// `StreamsConfig.getGlobalConsumerConfigs`, where anything is written that no other consumer reads. Whether there is a consumer
/// of global tables is for the topology to say.
pub(in crate::validate) fn global_consumer<'c>(c: &'c Configuration<'_>) -> Option<Configuration<'c>> {
    let is_asked = c.component == Component::Streams && c.with_prefix(GLOBAL).next().is_some();
    let given = || fixed(c, common(c).stripping(c, GLOBAL), SINCE_4_2);
    let given = || given().without("group.id").without("group.instance.id").with("auto.offset.reset", "none");
    is_asked.then(|| read(c, given()))
}

const SINCE_3_7: KafkaVersion = KafkaVersion::new(3, 7, 0);
const SINCE_4_0: KafkaVersion = KafkaVersion::new(4, 0, 0);
const SINCE_4_2: KafkaVersion = KafkaVersion::new(4, 2, 0);

/// What a consumer of Streams has whatever is written, and since when.
pub(in crate::validate) const FIXED: [(&str, &str, KafkaVersion); 3] = [
    ("enable.auto.commit", "false", SINCE_3_7),
    (PROTOCOL, "classic", SINCE_4_0),
    ("allow.auto.create.topics", "false", SINCE_4_2),
];

/// `StreamsConfig.getCommonConsumerConfigs`.
fn common<'c>(c: &'c Configuration<'_>) -> Given<'c> {
    let given = Given::default().with("max.poll.records", "1000").with("auto.offset.reset", "earliest");
    let given = fixed(c, given.sharing(c, Component::Consumer).stripping(c, CONSUMER), SINCE_3_7);
    let given = if is_exactly_once(c) { given.with("isolation.level", "read_committed") } else { given };
    given.taking(c, SERVERS, SERVERS)
}

/// With what is fixed, from the release on that fixes it here.
fn fixed<'c>(c: &Configuration<'_>, given: Given<'c>, first: KafkaVersion) -> Given<'c> {
    let here = FIXED.into_iter().filter(|(_, _, since)| c.version >= first && c.version >= *since);
    here.fold(given, |given, (key, value, _)| given.with(key, value))
}

fn read<'c>(c: &Configuration<'c>, given: Given<'c>) -> Configuration<'c> {
    const DESERIALIZER: &str = "org.apache.kafka.common.serialization.ByteArrayDeserializer";
    given
        .with("key.deserializer", DESERIALIZER)
        .with("value.deserializer", DESERIALIZER)
        .read_by(Component::Consumer, c)
}
