//! Random configurations of Kafka Streams applications through their real classes and through our rules.

use kafka_config_core::schema::Component;

use crate::oracle::fetched;
use crate::programs::{Case, Choices, Outcome, add_providers, choose, compare};
use crate::random::Random;
use crate::settings;
use crate::support::Properties;

const OWN: Choices = &[
    (
        "processing.guarantee",
        &["exactly_once_v2", "at_least_once", "exactly_once_beta", "exactly_once", "once"],
    ),
    ("commit.interval.ms", &["100", "30000", "0", "-1"]),
    ("num.stream.threads", &["2", "0", "-1", "x"]),
    ("application.id", &["orders", " ", ""]),
    (
        "application.server",
        &["host:80", "", "host:99999", "host", "host:x", "host:99999999999", "[::1]:80", "a b:1"],
    ),
    ("bootstrap.servers", &["127.0.0.1:1,[::1]:2", "127.0.0.1", "", "127.0.0.1:1,"]),
    ("group.protocol", &["classic", "streams", "STREAMS", "consumer", "share"]),
    ("group.instance.id", &["a", ""]),
    ("upgrade.from", &["3.4", "2.4", "2.3", "0.11.0", "9"]),
    ("topology.optimization", OPTIMIZATIONS),
    ("rack.aware.assignment.tags", &["zone", "", "zone,rack", "zone,zone", "zone,", "a,b,c,d,e,f"]),
    ("rack.aware.assignment.strategy", &["none", "min_traffic", "balance_subtopology", "other"]),
    ("rack.aware.assignment.traffic_cost", &["1", "-1", "x"]),
    ("client.tag.zone", &["a", "", " ", "123456789012345678901234567890", "1234567890123456789012345678901"]),
    ("client.tag.rack", &["a"]),
    ("client.tag.a234567890123456789b", &["a"]),
    ("client.tag.a2345678901234567890c", &["a"]),
    ("client.tag.", &["a"]),
    ("client.tag.b", &["a"]),
    ("client.tag.c", &["a"]),
    ("client.tag.d", &["a"]),
    ("enable.metrics.push", &["true", "false", "yes"]),
    ("cache.max.bytes.buffering", &["1", "-1"]),
    ("statestore.cache.max.bytes", &["1", "-1"]),
    ("max.warmup.replicas", &["1", "0"]),
    ("probing.rebalance.interval.ms", &["60000", "1"]),
    ("default.dsl.store", &["in_memory", "memory"]),
    ("dsl.store.format", &["headers", "default", "other"]),
    ("default.key.serde", &["org.apache.kafka.common.serialization.Serdes$StringSerde"]),
    ("topic.segment.bytes", &["1048576", "100", "x", "100 "]),
    ("topic.cleanup.policy", &["compact", "other"]),
    ("retries", &["1", "-1"]),
    ("log.summary.interval.ms", &["0", "x"]),
    ("metrics.recording.level", &["DEBUG", "debug"]),
];
const OPTIMIZATIONS: &[&str] = &[
    "all",
    "none",
    "merge.repartition.topics, single.store.self.join",
    "reuse.ktable.source.topics",
    "reuse.ktable.source.topics,",
    ",all",
    "all,",
    "all,none",
    "none,merge.repartition.topics",
    "",
    " , ",
    "ALL",
];
/// Settings of its clients; most are tried with and without a prefix.
const CLIENTS: Choices = &[
    ("enable.auto.commit", &["false", "true", "x"]),
    ("isolation.level", &["read_committed", "read_uncommitted", "x"]),
    ("auto.offset.reset", &["latest", "none", "x", "by_duration:PT1H"]),
    ("session.timeout.ms", &["45000", "1000"]),
    ("heartbeat.interval.ms", &["3000", "50000"]),
    ("max.poll.records", &["1", "0"]),
    ("group.protocol", &["classic", "consumer", "CLASSIC", "streams"]),
    ("group.remote.assignor", &["uniform", ""]),
    ("group.instance.id", &["a", ""]),
    ("group.id", &["g", ""]),
    ("allow.auto.create.topics", &["false", "true", "x"]),
    ("partition.assignment.strategy", &["org.apache.kafka.clients.consumer.RangeAssignor", "range"]),
    ("bootstrap.servers", &["127.0.0.1:2", "x"]),
    ("bootstrap.controllers", &["127.0.0.1:2"]),
    ("acks", &["all", "1", "x"]),
    ("enable.idempotence", &["true", "false", "x"]),
    ("max.in.flight.requests.per.connection", &["5", "6", "x", "0"]),
    ("transactional.id", &["t", ""]),
    ("transaction.timeout.ms", &["60000", "50", "x"]),
    ("delivery.timeout.ms", &["120000", "1", "30050"]),
    ("linger.ms", &["0", "100000", "x"]),
    ("batch.size", &["1000", "0", "x"]),
    ("compression.type", &["zstd", "zip"]),
    ("request.timeout.ms", &["30000", "90000", "x", "1"]),
    ("default.api.timeout.ms", &["60000", "1000"]),
    ("retries", &["1", "0", "-1"]),
    ("enable.metrics.push", &["true", "false"]),
    ("poll.ms", &["1", "x"]),
    ("num.standby.replicas", &["1", "x"]),
    ("processing.guarantee", &["exactly_once_v2", "once"]),
    ("commit.interval.ms", &["200", "20000"]),
    ("default.dsl.store", &["in_memory", "memory"]),
    ("topology.optimization", &["none", "x"]),
    ("client.tag.zone", &["a", ""]),
    ("rack.aware.assignment.tags", &["zone"]),
    ("application.server", &["x"]),
    ("key.serializer", &["x"]),
    ("value.deserializer", &["x"]),
    ("client.dns.lookup", &["use_all_dns_ips", "default"]),
    ("metadata.recovery.strategy", &["none", "never"]),
];
const PREFIXES: [&str; 6] = ["", "producer.", "consumer.", "main.consumer.", "restore.consumer.", "admin."];
const GLOBAL: &str = "global.consumer.";

fn random(random: &mut Random, has_table: bool) -> Properties {
    let base = [("application.id", "a"), ("bootstrap.servers", "127.0.0.1:1")];
    let mut properties: Properties =
        base.map(|(key, value)| (key.to_owned(), value.to_owned())).into_iter().collect();
    for _ in 0..random.below(5) {
        if random.below(2) == 0 {
            choose(random, OWN, &mut properties);
        } else {
            let mut one = Properties::new();
            choose(random, CLIENTS, &mut one);
            let prefix = if has_table && random.below(3) == 0 {
                GLOBAL
            } else {
                PREFIXES[random.below(PREFIXES.len())]
            };
            properties.extend(one.into_iter().map(|(key, value)| (format!("{prefix}{key}"), value)));
        }
    }
    add_providers(random, &["", "consumer.", "producer."], &mut properties);
    if has_table {
        // Without other threads the table's consumer alone reads what is for all, and -1 of them leave Kafka none to divide by.
        properties.retain(|key, value| key != "num.stream.threads" || !matches!(value.as_str(), "-1" | "0"));
    }
    properties
}

/// Kafka 4.4.0 was published without this artifact.
const WITHOUT_STREAMS: &str = "4.4.0";

#[test]
fn verdicts_are_those_of_the_real_streams() {
    let (seed, count) = (settings::seed(), settings::cases(200));
    let mut total = 0;
    for version in settings::versions().into_iter().filter(|version| version != WITHOUT_STREAMS) {
        let jars = fetched(&version, &format!("{version}/streams"), "kafka-streams");
        let mut source = Random::from_text(&format!("streams {version} {seed}"));
        // Without a global table nobody reads the settings of its consumer, which leave our verdict open.
        let case = |_| {
            let has_table = source.below(3) == 0;
            let program = if has_table { "streams-global" } else { "streams" };
            Case { component: Component::Streams, program, properties: random(&mut source, has_table) }
        };
        let cases: Vec<Case> = (0..count).map(case).collect();
        let Outcome { accepted, different } = compare(&version, &jars, "Streams.java", &cases);
        println!(
            "verdict {version}: {count} random Streams, {accepted} accepted, {different} differ, seed {seed}"
        );
        if count >= 200 {
            assert!((20..=80).contains(&(accepted * 100 / count)), "the generator is one-sided");
        }
        total += different;
    }
    assert_eq!(total, 0, "applications whose verdict differs are printed above");
}
