//! Random configurations of producers, consumers and admin clients through their real classes and through our rules.

use std::path::Path;

use kafka_config_core::schema::Component;

use crate::oracle::jars;
use crate::programs::{Case, Choices, Outcome, add_providers, choose, compare};
use crate::random::Random;
use crate::settings;
use crate::support::Properties;

const SERIALIZER: &str = "org.apache.kafka.common.serialization.StringSerializer";
const DESERIALIZER: &str = "org.apache.kafka.common.serialization.StringDeserializer";

const COMMON: Choices = &[
    ("request.timeout.ms", &["1", "1000", "30000", "200000", "-1", "x"]),
    ("security.protocol", &["PLAINTEXT", "SASL_SSL", "sasl_plaintext", "SASL", ""]),
    ("sasl.mechanism", &["", "PLAIN", " "]),
    ("client.dns.lookup", &["use_all_dns_ips", "default"]),
    ("reconnect.backoff.ms", &["0", "5000"]),
    ("metadata.recovery.strategy", &["none", "REBOOTSTRAP", "never"]),
    ("bootstrap.servers", ADDRESSES),
];
/// All of them can be resolved without asking anybody.
pub(crate) const ADDRESSES: &[&str] = &[
    "127.0.0.1:1,[::1]:2",
    "PLAINTEXT://127.0.0.1:9092",
    ":9092",
    "127.0.0.1:1,",
    "127.0.0.1",
    "127.0.0.1:1,[::1]",
    "127.0.0.1:65536",
    "127.0.0.1:",
    "a b 127.0.0.1:1",
    "",
    ",",
    "127.0.0.1:1,127.0.0.1:1",
];
const PRODUCER: Choices = &[
    ("acks", &["all", "-1", "0", "1", "2", ""]),
    ("enable.idempotence", &["true", "false", "yes"]),
    ("retries", &["0", "1", "2147483647", "-1"]),
    ("max.in.flight.requests.per.connection", &["0", "1", "5", "6"]),
    ("transactional.id", &["orders", ""]),
    ("transaction.timeout.ms", &["1000"]),
    ("transaction.two.phase.commit.enable", &["true", "false"]),
    ("delivery.timeout.ms", &["0", "1000", "30000", "30005", "120000", "2147483647"]),
    ("linger.ms", &["0", "5", "100000", "2147483647", "9223372036854775807"]),
    ("compression.type", &["none", "zstd", "zip"]),
    ("batch.size", &["0", "-1"]),
    (
        "key.serializer",
        &[
            "org.apache.kafka.common.serialization.UUIDSerializer",
            "org.apache.kafka.common.serialization.UUIDDeserializer",
            "org.apache.kafka.common.serialization.Serdes$StringSerde",
        ],
    ),
];
const CONSUMER: Choices = &[
    ("group.id", &["orders", "", " "]),
    ("group.protocol", &["classic", "consumer", "CONSUMER", "share"]),
    ("group.remote.assignor", &["uniform", "", " "]),
    ("share.acknowledgement.mode", &["implicit", "explicit"]),
    ("partition.assignment.strategy", STRATEGIES),
    (
        "value.deserializer",
        &[
            "org.apache.kafka.common.serialization.VoidDeserializer",
            "org.apache.kafka.common.serialization.BytesSerializer",
            "org.apache.kafka.common.serialization.Serdes$BytesSerde",
        ],
    ),
    ("heartbeat.interval.ms", &["1000", "10000", "45000"]),
    ("session.timeout.ms", &["1000", "3000", "3001", "45000"]),
    ("enable.auto.commit", &["true", "false", "maybe"]),
    (
        "auto.offset.reset",
        &[
            "earliest",
            "none",
            "by_duration:PT1H",
            "by_duration:-PT1H",
            "by_duration:1h",
            "by_duration:P1DT0.5S",
            "by_duration:pt1h-5m",
            "by_duration:P",
            "first",
        ],
    ),
    ("isolation.level", &["read_committed", "read_uncommitted", "serializable"]),
    ("group.instance.id", &["a", "", "a.b-c_D", "a b", "..", "é"]),
    ("default.api.timeout.ms", &["0", "60000"]),
];

const STRATEGIES: &[&str] = &[
    "org.apache.kafka.clients.consumer.RangeAssignor",
    "org.apache.kafka.clients.consumer.StickyAssignor,org.apache.kafka.clients.consumer.RoundRobinAssignor",
    "",
    "range",
    "cooperative-sticky",
    "org.apache.kafka.clients.consumer.RangeAssignor,org.apache.kafka.clients.consumer.RangeAssignor",
    "org.apache.kafka.common.serialization.StringSerializer",
    "org.apache.kafka.clients.consumer.CooperativeStickyAssignor, org.example.Own",
];
const ADMIN: Choices = &[
    ("bootstrap.servers", ADDRESSES),
    ("bootstrap.controllers", &["127.0.0.1:1", "", "127.0.0.1"]),
    ("default.api.timeout.ms", &["0", "60000", "1000"]),
    ("request.timeout.ms", &["1", "1000", "30000", "200000", "-1", "x"]),
    ("retries", &["0", "5", "-1"]),
    ("client.dns.lookup", &["use_all_dns_ips", "default"]),
    ("metadata.recovery.strategy", &["none", "REBOOTSTRAP", "never"]),
];

/// A component, its name for the oracle, and what it may set.
type Program = (Component, &'static str, Choices);

const PROGRAMS: [Program; 3] = [
    (Component::Producer, "producer", PRODUCER),
    (Component::Consumer, "consumer", CONSUMER),
    (Component::Admin, "admin", ADMIN),
];

fn random(random: &mut Random, component: Component, choices: Choices) -> Properties {
    let classes: &[(&str, &str)] = match component {
        Component::Producer => &[("key.serializer", SERIALIZER), ("value.serializer", SERIALIZER)],
        Component::Consumer => &[("key.deserializer", DESERIALIZER), ("value.deserializer", DESERIALIZER)],
        _ => &[],
    };
    let base = classes.iter().chain(&[("bootstrap.servers", "localhost:9092")]);
    let mut properties: Properties =
        base.map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let is_admin = component == Component::Admin;
    if is_admin && random.below(4) == 0 {
        properties.clear();
    }
    for _ in 0..random.below(if is_admin { 4 } else { 6 }) {
        // An admin client is made as a whole, and would log in.
        let all = if !is_admin && random.below(5) == 0 { COMMON } else { choices };
        choose(random, all, &mut properties);
    }
    add_providers(random, &[""], &mut properties);
    properties
}

fn run(version: &str, jars: &Path, seed: &str, count: usize, programs: &[Program]) -> Outcome {
    let mut source = Random::from_text(&format!("clients {version} {seed}"));
    let cases: Vec<Case> = (0..count)
        .map(|number| {
            let (component, program, choices) = programs[number % programs.len()];
            Case { component, program, properties: random(&mut source, component, choices) }
        })
        .collect();
    compare(version, jars, "Clients.java", &cases)
}

#[test]
fn verdicts_are_those_of_the_real_clients() {
    let (seed, count) = (settings::seed(), settings::cases(2000));
    let mut total = 0;
    for version in settings::versions() {
        let Outcome { accepted, different } = run(&version, &jars(&version), &seed, count, &PROGRAMS);
        let percent = accepted * 100 / count.max(1);
        println!(
            "verdict {version}: {count} random clients, {percent}% accepted, {different} differ, seed {seed}"
        );
        if count >= 500 {
            assert!((20..=80).contains(&percent), "the generator is one-sided");
        }
        total += different;
    }
    assert_eq!(total, 0, "clients whose verdict differs are printed above");
}
