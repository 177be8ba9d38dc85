//! Images that are not Apache's: the recorded runs of Confluent's scripts and templates, and what the scripts of others do.

#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kafka_config_core::derive::Host;
use kafka_config_core::dialect::{FAMILIES, Image};
use kafka_config_core::mapping::{env_name, property_key};
use kafka_config_core::model::{ConfigFile, ConfigFiles, EnvName, Environment, FileState, PropertyKey};
use kafka_config_core::pipeline::{Mode, Prepared, Request, prepare, resolve};
use kafka_config_core::render::Folders;
use kafka_config_core::schema::Schema;
use kafka_config_core::validate::{self, Facts, Verdict};
use proptest::prelude::*;
use serde_json::Value;

fn vectors(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/vectors").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn environment(case: &Value) -> Environment {
    let pairs = case["environment"].as_object().unwrap();
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect()
}

fn request(image: &str, environment: Environment, secrets: BTreeMap<String, FileState>) -> Request<'static> {
    let image: Image = image.parse().unwrap();
    let mut files = ConfigFiles::default();
    for file in ConfigFile::ALL {
        files.get_mut(file).default = FileState::Present(image.dialect().default_text(file).into());
    }
    let entrypoint = Some(Host { secrets, ..Host::default() });
    Request { image, environment, files, folders: Folders::default(), entrypoint, mode: Mode::Compat }
}

/// The recorded runs had these files in the secrets folder.
fn secrets() -> BTreeMap<String, FileState> {
    let names = [
        "ks.jks",
        "key_creds",
        "ks_creds",
        "ts.jks",
        "ts_creds",
        "kafka.broker1.keystore.jks",
        "kafka.broker1.truststore.jks",
        "broker1_keystore_creds",
        "broker1_sslkey_creds",
        "broker1_truststore_creds",
    ];
    names.into_iter().map(|name| (name.to_owned(), FileState::Present(b"confluent\n".to_vec()))).collect()
}

fn run(image: &str, pairs: &[(&str, &str)]) -> (Request<'static>, Prepared) {
    let request = request(image, pairs.iter().copied().collect(), BTreeMap::new());
    let prepared = prepare(&request);
    (request, prepared)
}

fn text(prepared: &Prepared, file: ConfigFile) -> String {
    String::from_utf8(prepared.file(file).unwrap().bytes.clone()).unwrap()
}

/// The properties, by key.
fn properties(prepared: &Prepared) -> BTreeMap<String, String> {
    let resolved = resolve(prepared);
    resolved.iter().map(|(key, one)| (key.to_string(), one.winner.value.clone())).collect()
}

#[track_caller]
fn check(image: &str, pairs: &[(&str, &str)], expected: &[(&str, &str)]) {
    let (_, prepared) = run(image, pairs);
    assert_eq!(prepared.failure, None, "{image}");
    let found = properties(&prepared);
    for (key, value) in expected {
        assert_eq!(found.get(*key).map(String::as_str), Some(*value), "{key} in {image}");
    }
}

#[track_caller]
fn check_failure(image: &str, pairs: &[(&str, &str)], message: &str) {
    let failure = run(image, pairs).1.failure.unwrap();
    assert!(failure.message.contains(message), "{}", failure.message);
}

#[test]
fn confluent_scripts_do_as_recorded() {
    for case in vectors("confluent.json") {
        let request = request(case["image"].as_str().unwrap(), environment(&case), secrets());
        let prepared = prepare(&request);
        let id = &case["id"];
        if let Some(error) = case["expected_error"].as_str() {
            let failure = prepared.failure.unwrap_or_else(|| panic!("case {id} ends with {error}"));
            assert_eq!(failure.message, error, "case {id}");
            continue;
        }
        assert_eq!(prepared.failure, None, "case {id}");
        for warning in [case["expected_warning"].as_str(), case["warning"][0].as_str()].into_iter().flatten()
        {
            assert!(prepared.lines.iter().any(|line| line.text == warning), "case {id} says {warning}");
        }
        let Some(name) = case["file"].as_str() else { continue };
        let dialect = request.image.dialect();
        let file = ConfigFile::ALL.into_iter().find(|file| dialect.file_name(*file) == name).unwrap();
        if let Some(expected) = case["expected_text"].as_str() {
            assert_eq!(text(&prepared, file), expected, "case {id}");
        }
        if let (Some(expected), ConfigFile::Server) = (case["expected_properties"].as_object(), file) {
            let expected: BTreeMap<String, String> = expected
                .iter()
                .map(|(key, value)| (key.clone(), value.as_str().unwrap().to_owned()))
                .collect();
            assert_eq!(properties(&prepared), expected, "case {id}");
        }
    }
}

#[test]
fn confluent_templates_render_as_recorded() {
    for (number, case) in vectors("confluent-templates.json").iter().enumerate() {
        let mut request = request(case["image"].as_str().unwrap(), environment(case), secrets());
        // Without the scripts, which the recorded runs had not.
        request.entrypoint = None;
        let name = case["file"].as_str().unwrap();
        let dialect = request.image.dialect();
        let file = ConfigFile::ALL.into_iter().find(|file| dialect.file_name(*file) == name).unwrap();
        assert_eq!(text(&prepare(&request), file), case["output"].as_str().unwrap(), "row {number}: {case}");
    }
}

#[test]
fn bitnami_sets_lines_of_the_stock_file() {
    let pairs = [
        ("KAFKA_CFG_NODE_ID", "1"),
        ("KAFKA_CFG_PROCESS_ROLES", "controller,broker"),
        ("KAFKA_CFG_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093"),
        ("KAFKA_CFG_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
        ("KAFKA_CFG_CONTROLLER_QUORUM_VOTERS", "1@kafka:9093"),
        ("KAFKA_LOG_RETENTION_HOURS", "24"),
    ];
    let expected = [
        ("node.id", "1"),
        ("log.dirs", "/bitnami/kafka/data"),
        ("log.retention.hours", "24"),
        ("num.network.threads", "3"),
        ("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512"),
    ];
    check("bitnami/kafka:3.7.0-debian-12-r4", &pairs, &expected);
    let (_, prepared) = run("docker.io/bitnamilegacy/kafka:3.9", &pairs);
    let found = properties(&prepared);
    assert_eq!(found.get("zookeeper.connect"), None);
    assert_eq!(found.get("broker.id"), None);
    assert!(text(&prepared, ConfigFile::Server).contains("\n#zookeeper.connect=localhost:2181\n"));
}

#[test]
fn bitnami_writes_logins_for_listeners_with_sasl() {
    let pairs = [
        ("KAFKA_CFG_NODE_ID", "1"),
        ("KAFKA_CFG_PROCESS_ROLES", "broker"),
        ("KAFKA_CFG_CONTROLLER_QUORUM_VOTERS", "2@c:9093"),
        ("KAFKA_CFG_LISTENERS", "CLIENT://:9092,INTERNAL://:9094"),
        ("KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP", "CLIENT:SASL_PLAINTEXT,INTERNAL:SASL_PLAINTEXT"),
        ("KAFKA_CFG_SASL_ENABLED_MECHANISMS", "PLAIN"),
        ("KAFKA_CFG_SASL_MECHANISM_INTER_BROKER_PROTOCOL", "PLAIN"),
        ("KAFKA_CLIENT_USERS", "ann,bob"),
        ("KAFKA_CLIENT_PASSWORDS", "a1,b1"),
    ];
    let module = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    let client = format!("{module} user_ann=\"a1\" user_bob=\"b1\";");
    let internal = format!(
        "{module} username=\"user\" password=\"bitnami\" user_ann=\"a1\" user_bob=\"b1\" user_user=\"bitnami\";"
    );
    let expected = [
        ("listener.name.client.plain.sasl.jaas.config", client.as_str()),
        ("listener.name.internal.plain.sasl.jaas.config", internal.as_str()),
        ("sasl.mechanism.inter.broker.protocol", "PLAIN"),
    ];
    check("bitnami/kafka:3.7.0", &pairs, &expected);
    assert!(!format!("{:?}", run("bitnami/kafka:3.7.0", &pairs)).contains("b1"));
}

#[test]
fn bitnami_tells_all_faults_at_once() {
    check_failure("bitnami/kafka:3.7.0", &[], "Raft or Zookeper");
    let pairs = [("KAFKA_CFG_PROCESS_ROLES", "controller,worker")];
    check_failure("bitnami/kafka:3.7.0", &pairs, "KAFKA_CFG_NODE_ID");
    check_failure("bitnami/kafka:3.7.0", &pairs, "Invalid KRaft process role 'worker'");
}

#[test]
fn wurstmeister_sets_lines_by_dots() {
    let pairs = [
        ("KAFKA_ZOOKEEPER_CONNECT", "zk:2181"),
        ("KAFKA_LISTENERS", "PLAINTEXT://:9092"),
        ("HOSTNAME", "h1"),
        ("KAFKA_CREATE_TOPICS", "a:1:1"),
    ];
    let expected = [
        ("zookeeper.connect", "zk:2181"),
        ("log.dirs", "/kafka/kafka-logs-h1"),
        ("broker.id", "-1"),
        ("port", "9092"),
        ("listeners", "PLAINTEXT://:9092"),
        ("num.io.threads", "8"),
    ];
    check("wurstmeister/kafka:2.13-2.8.1", &pairs, &expected);
    check_failure("wurstmeister/kafka", &[], "missing mandatory config: KAFKA_ZOOKEEPER_CONNECT");
    check_failure("wurstmeister/kafka", &pairs[..1], "No listener or advertised hostname");
}

#[test]
fn debezium_takes_names_without_prefix() {
    let pairs =
        [("NODE_ID", "3"), ("HOST_NAME", "k3"), ("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@k1:9093,2@k2:9093")];
    let expected = [
        ("node.id", "3"),
        ("listeners", "PLAINTEXT://k3:9092,CONTROLLER://k3:9093"),
        ("advertised.listeners", "PLAINTEXT://k3:9092"),
        ("controller.quorum.bootstrap.servers", "k1:9093"),
        ("log.dirs", "/kafka/data/3"),
    ];
    check("quay.io/debezium/kafka:3.2", &pairs, &expected);
    let gaps = run("debezium/kafka:3.2", &[]).1.gaps;
    assert!(gaps.iter().any(|gap| gap.about_properties && gap.text.contains("address")), "{gaps:?}");
}

#[test]
fn an_operator_writes_the_file() {
    let (request, prepared) = run("quay.io/strimzi/kafka:0.43.0-kafka-3.8.0", &[("KAFKA_NODE_ID", "1")]);
    assert_eq!(prepared.file(ConfigFile::Server), None);
    assert_eq!(verdict(&request, &prepared), Verdict::Unknown);
}

fn verdict(request: &Request<'_>, prepared: &Prepared) -> Verdict {
    let resolved = resolve(prepared);
    let facts = Facts::new(request, prepared, &resolved);
    let found = validate::check(&facts, &Schema::of(request.image.version));
    validate::verdict(&found, kafka_config_core::diagnostics::Stage::B)
}

#[test]
fn nothing_is_said_about_settings_of_old_versions() {
    let pairs =
        [("KAFKA_ZOOKEEPER_CONNECT", "zk:2181"), ("KAFKA_LISTENERS", "PLAINTEXT://:9092"), ("HOSTNAME", "h")];
    let (request, prepared) = run("wurstmeister/kafka:2.13-2.8.1", &pairs);
    assert_eq!(verdict(&request, &prepared), Verdict::Unknown);
}

#[track_caller]
fn check_image(reference: &str, shown: &str, kafka: &str, is_assumed: bool) {
    let image: Image = reference.parse().unwrap();
    let found = (image.to_string(), image.version.to_string(), image.is_assumed);
    assert_eq!(found, (shown.to_owned(), kafka.to_owned(), is_assumed), "{reference}");
}

#[test]
fn references_name_family_and_version() {
    check_image("apache/kafka-native:4.1.1", "apache/kafka:4.1.1", "4.1.1", false);
    check_image("localhost:5000/apache/kafka", "apache/kafka:4.4.0", "4.4.0", false);
    check_image("apache/kafka:trunk", "apache/kafka:4.4.0", "4.4.0", true);
    check_image("confluentinc/cp-kafka:7.9.1.arm64", "confluentinc/cp-kafka:7.9.1", "3.9.1", false);
    check_image(
        "docker.io/confluentinc/cp-server:8.1.0-1-ubi9@sha256:aa",
        "confluentinc/cp-server:8.1.0",
        "4.1.0",
        false,
    );
    check_image("mirror.example/cp-kafka:9.7.0", "confluentinc/cp-kafka:8.3.0", "4.3.0", true);
    check_image("bitnami/kafka:3.9.0-debian-12-r4", "bitnami/kafka:3.9.0", "3.9.0", false);
    check_image("wurstmeister/kafka:2.13-2.8.1", "wurstmeister/kafka with Kafka 2.8.1", "2.8.1", false);
    check_image("debezium/kafka:2.7.3.Final", "debezium/kafka:2.7.3", "3.7.0", false);
    check_image("quay.io/strimzi/kafka:0.43.0-kafka-3.8.0", "strimzi/kafka with Kafka 3.8.0", "3.8.0", false);
    assert!("mycp-kafka:7.9.0".parse::<Image>().is_err());
    assert!("apache/kafka:3.6.0".parse::<Image>().is_err());
}

#[test]
fn safe_writing_gives_every_family_the_same_properties() {
    let pairs = [
        ("KAFKA_CFG_NODE_ID", "1"),
        ("KAFKA_CFG_ZOOKEEPER_CONNECT", "zk"),
        ("KAFKA_CFG_SUPER_USERS", "a\\b"),
    ];
    let mut request = request("bitnami/kafka:3.8", pairs.iter().copied().collect(), BTreeMap::new());
    request.mode = Mode::Strict { merge_defaults: false };
    let found = properties(&prepare(&request));
    assert_eq!(found.get("super.users").map(String::as_str), Some("a\\b"));
    assert_eq!(found.get("num.io.threads").map(String::as_str), Some("8"));
}

proptest! {
    /// A name that a family gives for a key leads back to the key.
    #[test]
    fn names_lead_back_to_their_keys(key in "[a-z._-]{1,12}", version in 0_usize..5) {
        let versions = ["2.8.1", "3.4.0", "3.9.0", "4.0.0", "4.4.0"];
        for family in FAMILIES {
            let dialect = family.dialect(versions[version].parse().unwrap());
            let key = PropertyKey::new(key.as_str());
            if let Ok(name) = env_name(&key, dialect) {
                prop_assert_eq!(property_key(&name, dialect), Some(key));
            }
        }
    }

    /// No environment makes a family's scripts panic, and none shows a value.
    #[test]
    fn any_environment_has_an_answer(
        pairs in proptest::collection::vec(("(KAFKA|KAFKA_CFG|CONFLUENT)_[A-Z_&]{0,12}", "[ -~\n]{0,20}"), 0..8),
        image in 0_usize..8,
    ) {
        let names = FAMILIES.map(|family| family.repositories[0]);
        let request = request(names[image], pairs.into_iter().collect(), BTreeMap::new());
        let prepared = prepare(&request);
        let _ = verdict(&request, &prepared);
        for variable in &request.environment {
            let _ = property_key(&EnvName::new(variable.name.as_str()), request.image.dialect());
        }
    }
}
