//! Random configurations of producers, consumers and admin clients through their real classes and through our rules.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Child;

use kafka_config_core::schema::Component;

use crate::kafka::text;
use crate::oracle::{fetched, hex, jars, java_with};
use crate::random::Random;
use crate::settings;
use crate::support::{Properties, json, ours_of};
use kafka_config_core::validate::Verdict;

const SERIALIZER: &str = "org.apache.kafka.common.serialization.StringSerializer";
const DESERIALIZER: &str = "org.apache.kafka.common.serialization.StringDeserializer";

/// Keys with values on both sides of what Kafka takes.
type Choices = &'static [(&'static str, &'static [&'static str])];

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
const ADDRESSES: &[&str] = &[
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

const WORKER_BASE: [(&str, &str); 6] = [
    ("group.id", "connect"),
    ("config.storage.topic", "configs"),
    ("offset.storage.topic", "offsets"),
    ("status.storage.topic", "status"),
    ("key.converter", "org.apache.kafka.connect.json.JsonConverter"),
    ("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
];
const WORKER: Choices = &[
    ("bootstrap.servers", ADDRESSES),
    ("inter.worker.signature.algorithm", &["HmacSHA256", "HmacSHA512", "hmacsha256", "HmacSHA1"]),
    ("inter.worker.verification.algorithms", &["HmacSHA256,HmacSHA512", "HmacSHA512", "hmacsha256", ""]),
    ("inter.worker.key.size", &["128", "256"]),
    ("heartbeat.interval.ms", &["1000", "3000", "10000", "0"]),
    ("session.timeout.ms", &["10000", "3000", "3001", "45000"]),
    ("exactly.once.source.support", &["disabled", "PREPARING", "enabled", "on"]),
    ("connect.protocol", &["eager", "sessioned", "SESSIONED", "other"]),
    ("scheduled.rebalance.max.delay.ms", &["0", "300000", "-1"]),
    ("offset.storage.replication.factor", &["3", "-1", "0"]),
    ("config.storage.replication.factor", &["1", "-2"]),
    ("offset.storage.partitions", &["25", "-1", "0"]),
    ("worker.sync.timeout.ms", &["3000", "x"]),
    ("client.dns.lookup", &["use_all_dns_ips", "default"]),
];

const PROGRAMS: [Program; 3] = [
    (Component::Producer, "producer", PRODUCER),
    (Component::Consumer, "consumer", CONSUMER),
    (Component::Admin, "admin", ADMIN),
];

fn random(random: &mut Random, component: Component, choices: Choices) -> Properties {
    let classes: &[(&str, &str)] = match component {
        Component::Producer => &[("key.serializer", SERIALIZER), ("value.serializer", SERIALIZER)],
        Component::Consumer => &[("key.deserializer", DESERIALIZER), ("value.deserializer", DESERIALIZER)],
        Component::ConnectDistributed => &WORKER_BASE,
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
        let (key, values) = all[random.below(all.len())];
        // The first values are the ones that Kafka takes more often.
        let value = values[random.below(values.len()).min(random.below(values.len() + 2))];
        properties.insert(key.to_owned(), value.to_owned());
    }
    properties
}

/// The real verdicts, in order: what refused, empty where nothing did.
fn real(version: &str, jars: &Path, cases: &[(&str, &Properties)]) -> Vec<String> {
    let mut process: Child =
        java_with(jars, "Clients.java").spawn().expect("java (JDK 17 or later) is installed");
    let mut questions = process.stdin.take().expect("piped");
    let lines: String = cases
        .iter()
        .map(|(program, properties)| {
            let fields = properties.iter().map(|(key, value)| format!(" {} {}", hex(key), hex(value)));
            format!("{program}{}\n", fields.collect::<String>())
        })
        .collect();
    let writer = std::thread::spawn(move || questions.write_all(lines.as_bytes()));
    let stderr = process.stderr.take().expect("piped");
    let complaints = std::thread::spawn(move || std::io::read_to_string(stderr).unwrap_or_default());
    let answers = BufReader::new(process.stdout.take().expect("piped")).lines();
    let answers: Vec<String> = answers.map(|line| line.expect("a line")).collect();
    let status = process.wait().expect("java ends");
    writer.join().expect("the questions are written").expect("java reads them");
    assert_eq!(
        answers.len(),
        cases.len(),
        "Kafka {version}: {status}\n{}",
        complaints.join().unwrap_or_default()
    );
    let failure = |line: &String| match line.split(' ').collect::<Vec<_>>()[..] {
        ["accept", ..] => String::new(),
        [_, exception, message] => format!("{exception}: {}", text(message)),
        _ => panic!("Kafka {version} answers {line}"),
    };
    answers.iter().map(failure).collect()
}

fn run(version: &str, jars: &Path, seed: &str, count: usize, programs: &[Program]) -> (usize, usize) {
    let mut source = Random::from_text(&format!("clients {version} {seed}"));
    let cases: Vec<(Component, &str, Properties)> = (0..count)
        .map(|number| {
            let (component, program, choices) = programs[number % programs.len()];
            (component, program, random(&mut source, component, choices))
        })
        .collect();
    let asked: Vec<(&str, &Properties)> = cases.iter().map(|(_, program, one)| (*program, one)).collect();
    let (mut accepted, mut different) = (0, 0);
    for ((component, program, properties), failure) in cases.iter().zip(real(version, jars, &asked)) {
        let ours = ours_of(version, *component, properties);
        accepted += usize::from(failure.is_empty());
        if failure.is_empty() == (ours.verdict() == Verdict::Accept) {
            continue;
        }
        different += 1;
        if different <= 10 {
            println!(
                "{version} {program} {}\n  real: {failure:?}\n  ours: {}",
                json(properties),
                ours.findings()
            );
        }
    }
    (accepted, different)
}

#[test]
fn verdicts_are_those_of_the_real_clients() {
    let (seed, count) = (settings::seed(), settings::cases(2000));
    let mut total = 0;
    for version in settings::versions() {
        let (accepted, different) = run(&version, &jars(&version), &seed, count, &PROGRAMS);
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

/// Kafka 4.4.0 was published without this artifact.
const WITHOUT_CONNECT: &str = "4.4.0";

#[test]
fn verdicts_are_those_of_the_real_worker() {
    let (seed, count) = (settings::seed(), settings::cases(500));
    let workers = [(Component::ConnectDistributed, "worker", WORKER)];
    let mut total = 0;
    for version in settings::versions().into_iter().filter(|version| version != WITHOUT_CONNECT) {
        let jars = fetched(&version, &format!("{version}/connect"), "connect-runtime");
        let (accepted, different) = run(&version, &jars, &seed, count, &workers);
        println!(
            "verdict {version}: {count} random workers, {accepted} accepted, {different} differ, seed {seed}"
        );
        if count >= 500 {
            let percent = accepted * 100 / count;
            assert!((20..=80).contains(&percent), "the generator is one-sided");
        }
        total += different;
    }
    assert_eq!(total, 0, "workers whose verdict differs are printed above");
}
