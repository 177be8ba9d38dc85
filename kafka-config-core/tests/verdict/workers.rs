//! Random configurations of Connect workers and of `MirrorMaker` 2 through their real classes and through our rules.

use kafka_config_core::schema::Component;

use crate::clients::ADDRESSES;
use crate::oracle::fetched;
use crate::programs::{Case, Choices, Outcome, add_providers, choose, compare};
use crate::random::Random;
use crate::settings;
use crate::support::Properties;

const WORKER_BASE: [(&str, &str); 7] = [
    ("bootstrap.servers", "localhost:9092"),
    ("group.id", "connect"),
    ("config.storage.topic", "configs"),
    ("offset.storage.topic", "offsets"),
    ("status.storage.topic", "status"),
    ("key.converter", "org.apache.kafka.connect.json.JsonConverter"),
    ("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
];
const WORKER: Choices = &[
    ("bootstrap.servers", ADDRESSES),
    ("inter.worker.signature.algorithm", &["HmacSHA256", "HmacSHA512", "hmacsha256", "HmacSHA1", "SHA256"]),
    ("inter.worker.verification.algorithms", ALGORITHMS),
    ("inter.worker.key.generation.algorithm", &["HmacSHA1", "aes", "Blowfish", "DESede", "rc4", "Hmac", ""]),
    ("inter.worker.key.size", &["128", "256", "56", "39", "0", "168", "449"]),
    ("config.storage.topic", &["a", "", " "]),
    ("offset.storage.topic", &["b", ""]),
    ("status.storage.topic", &["c", ""]),
    ("retries", &["0", "-1"]),
    ("default.api.timeout.ms", &["60000", "1000"]),
    ("bootstrap.controllers", &["127.0.0.1:3"]),
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
const ALGORITHMS: &[&str] = &[
    "HmacSHA256,HmacSHA512",
    "HmacSHA512",
    "hmacsha256",
    "HmacSHA256,PBEWithHmacSHA512,HmacPBESHA1,SslMacMD5",
    "HmacSHA256,SHA256",
    "HmacSHA256,",
    "",
];

const MIRROR_BASE: [(&str, &str); 5] = [
    ("clusters", "east,west"),
    ("east.bootstrap.servers", "127.0.0.1:1"),
    ("west.bootstrap.servers", "127.0.0.1:2"),
    ("east->west.enabled", "true"),
    // The class path is not searched for each case.
    ("plugin.discovery", "service_load"),
];
const MIRROR: Choices = &[
    ("clusters", &["west,east", "east,west,north", "east", "", "east,west,east", "east,"]),
    ("emit.heartbeats.enabled", &["false", "true", "no"]),
    ("emit.checkpoints.enabled", &["false", "true"]),
    ("emit.offset-syncs.enabled", &["false", "true"]),
    ("bootstrap.servers", ADDRESSES),
    ("security.protocol", &["PLAINTEXT", "plain"]),
    ("admin.retries", &["-1"]),
    ("metrics.num.samples", &["0"]),
    ("dedicated.mode.enable.internal.rest", &["false", "x"]),
    ("east->north.enabled", &["true"]),
];
/// Settings of clusters.
const CLUSTER: Choices = &[
    ("bootstrap.servers", ADDRESSES),
    ("security.protocol", &["PLAINTEXT", "plain"]),
    ("request.timeout.ms", &["30000", "90000", "x"]),
    ("default.api.timeout.ms", &["60000", "1000"]),
    ("admin.default.api.timeout.ms", &["60000", "1000"]),
    ("admin.retries", &["1", "-1"]),
    ("admin.bootstrap.servers", &["127.0.0.1:3", "x"]),
    ("consumer.isolation.level", &["read_committed", "read_uncommitted"]),
    ("session.timeout.ms", &["10000", "3000", "x"]),
    ("heartbeat.interval.ms", &["3000", "10000"]),
    ("client.dns.lookup", &["use_all_dns_ips", "default"]),
    ("producer.acks", &["0"]),
];
/// Settings of a worker.
const OF_WORKER: Choices = &[
    ("offset.storage.topic", &["a", ""]),
    ("status.storage.topic", &["c", " "]),
    ("offset.storage.replication.factor", &["3", "0", "x"]),
    ("config.storage.replication.factor", &["-1", "-2"]),
    ("worker.sync.timeout.ms", &["3000", "x"]),
    ("task.shutdown.graceful.timeout.ms", &["5000", "x"]),
    ("inter.worker.key.size", &["256", "7"]),
    ("exactly.once.source.support", &["enabled", "x"]),
];
/// Settings of the connectors of a flow.
const FLOW: Choices = &[
    ("enabled", &["true", "false", "yes"]),
    ("emit.heartbeats.enabled", &["true", "false", "no"]),
    ("emit.checkpoints.enabled", &["true", "false"]),
    ("emit.offset-syncs.enabled", &["true", "false"]),
    ("offset-syncs.topic.location", &["target", "other"]),
    ("offset-syncs.topic.replication.factor", &["1", "x"]),
    (
        "topics",
        &[".*", "*", "orders-.*,payments", "(a,b)", "(a", "a**", "[a", "", "a)", "a+?b*+", "(?i)a|b", "|*"],
    ),
    ("topics.exclude", &["a", "*"]),
    ("groups", &[".*", "+"]),
    ("replication.factor", &["3", "x", "0"]),
    ("tasks.max", &["4", "0"]),
    ("refresh.topics.interval.seconds", &["60", "x"]),
    ("sync.group.offsets.enabled", &["true", "x"]),
    ("exactly.once.support", &["requested", "required", "x"]),
    ("replication.policy.class", POLICIES),
    ("replication.policy.separator", &["_", ""]),
    ("offset.lag.max", &["100", "x"]),
    ("consumer.poll.timeout.ms", &["1000", "x"]),
    ("use.incremental.alter.configs", &["required", "x"]),
    ("heartbeats.replication.enabled", &["false", "x"]),
    ("name", &["a", ""]),
];
/// What only a flow's own settings reach.
const OWN: Choices = &[
    ("admin.retries", &["1", "-1"]),
    ("source.admin.retries", &["1", "-1"]),
    ("source.admin.bootstrap.servers", &["127.0.0.1:3", "x"]),
    ("source.cluster.bootstrap.servers", &["127.0.0.1:3", "x"]),
    ("target.admin.default.api.timeout.ms", &["60000", "1000"]),
    ("source.consumer.isolation.level", &["read_committed"]),
    ("consumer.isolation.level", &["read_committed"]),
    ("security.protocol", &["PLAINTEXT", "plain"]),
];
const POLICIES: &[&str] = &[
    "org.apache.kafka.connect.mirror.IdentityReplicationPolicy",
    "org.apache.kafka.connect.mirror.DefaultReplicationPolicy",
    "IdentityReplicationPolicy",
];
const FLOWS: [&str; 3] = ["", "east->west.", "west->east."];

fn of_base(base: &[(&str, &str)]) -> Properties {
    base.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn worker(random: &mut Random) -> Properties {
    let mut properties = of_base(&WORKER_BASE);
    for _ in 0..random.below(5) {
        choose(random, WORKER, &mut properties);
    }
    add_providers(random, &[""], &mut properties);
    properties
}

fn mirror(random: &mut Random) -> Properties {
    let mut properties = of_base(&MIRROR_BASE);
    if random.below(8) == 0 {
        properties.remove(MIRROR_BASE[1 + random.below(3)].0);
    }
    for _ in 0..random.below(5) {
        let (choices, prefixes): (Choices, &[&str]) = match random.below(5) {
            0 => (MIRROR, &[""]),
            1 => (CLUSTER, &["east.", "west."]),
            2 => (OF_WORKER, &["", "east.", "west."]),
            3 => (OWN, &["east->west.", "west->east."]),
            _ => (FLOW, &FLOWS),
        };
        let mut one = Properties::new();
        choose(random, choices, &mut one);
        let prefix = prefixes[random.below(prefixes.len())];
        properties.extend(one.into_iter().map(|(key, value)| (format!("{prefix}{key}"), value)));
    }
    add_providers(random, &["east.", "west.", "east->west.", ""], &mut properties);
    properties
}

/// Kafka 4.4.0 was published without this artifact.
const WITHOUT_CONNECT: &str = "4.4.0";

fn check(component: Component, program: &'static str, make: fn(&mut Random) -> Properties) {
    let (seed, count) = (settings::seed(), settings::cases(500));
    let mut total = 0;
    for version in settings::versions().into_iter().filter(|version| version != WITHOUT_CONNECT) {
        let jars = fetched(&version, &format!("{version}/mirror"), "connect-mirror");
        let mut source = Random::from_text(&format!("{program} {version} {seed}"));
        let case = |_| Case { component, program, properties: make(&mut source) };
        let cases: Vec<Case> = (0..count).map(case).collect();
        let Outcome { accepted, different } = compare(&version, &jars, "Workers.java", &cases);
        println!(
            "verdict {version}: {count} random {program}s, {accepted} accepted, {different} differ, seed {seed}"
        );
        if count >= 200 {
            assert!((20..=80).contains(&(accepted * 100 / count)), "the generator is one-sided");
        }
        total += different;
    }
    assert_eq!(total, 0, "programs whose verdict differs are printed above");
}

#[test]
fn verdicts_are_those_of_the_real_worker() {
    check(Component::ConnectDistributed, "worker", worker);
}

#[test]
fn verdicts_are_those_of_the_real_mirror_maker() {
    check(Component::MirrorMaker, "mirror-maker", mirror);
}
