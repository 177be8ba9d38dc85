//! Containers in other images' words: there and back Kafka gets the same, and every format's reader gives back what was
//! written.

#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::collections::BTreeMap;

use kafka_config_core::convert::{Conversion, Converted, From, RemarkKind, convert, write};
use kafka_config_core::dialect::{FAMILIES, Image};
use kafka_config_core::input::{
    ComposeProject, EnvDialect, Host, InputFormat, Located, Reading, Service, ServiceVariable, Texts,
    VariableValue, Volume, read_compose, read_env_container, read_kubernetes, read_properties_container,
    read_quadlet, read_run_commands,
};
use kafka_config_core::model::{EnvName, SourceId, SourceSpan, Span};
use proptest::prelude::*;

fn service(pairs: &[(String, String)]) -> Service {
    let at = SourceSpan { source: SourceId(0), span: Span::new(0, 0) };
    let mut service = Service::new(Located { value: "kafka".to_owned(), at });
    for (name, value) in pairs {
        let value = VariableValue::Known(value.clone());
        let name = EnvName::new(name.as_str());
        service.environment.push(ServiceVariable { name, value, name_at: None, value_at: None });
    }
    service
}

fn to(service: &Service, from: &str, to: &str) -> Converted {
    let (from, image): (Image, Image) = (from.parse().unwrap(), to.parse().unwrap());
    convert(&Conversion {
        service,
        name: "kafka",
        from: From::Image(from),
        to: image,
        reference: to,
        files: &BTreeMap::new(),
    })
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[track_caller]
fn check(pairs: &[(&str, &str)], from: &str, target: &str, expected: &[(&str, &str)]) {
    let converted = to(&service(&owned(pairs)), from, target);
    assert_eq!(converted.failure, None);
    assert_eq!(converted.environment, owned(expected), "{from} to {target}: {:?}", converted.remarks);
}

const BITNAMI: &[(&str, &str)] = &[
    ("KAFKA_KRAFT_CLUSTER_ID", "abcdefghijklmnopqrstuv"),
    ("KAFKA_CFG_NODE_ID", "1"),
    ("KAFKA_CFG_PROCESS_ROLES", "controller,broker"),
    ("KAFKA_CFG_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093"),
    ("KAFKA_CFG_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
    ("KAFKA_CFG_CONTROLLER_QUORUM_VOTERS", "1@kafka:9093"),
    ("ALLOW_PLAINTEXT_LISTENER", "yes"),
    ("KAFKA_HEAP_OPTS", "-Xmx1g"),
    ("TZ", "Europe/Berlin"),
];

#[test]
fn bitnami_becomes_apache() {
    let expected = [
        ("CLUSTER_ID", "abcdefghijklmnopqrstuv"),
        ("KAFKA_HEAP_OPTS", "-Xmx1g"),
        ("TZ", "Europe/Berlin"),
        ("KAFKA_NODE_ID", "1"),
        ("KAFKA_PROCESS_ROLES", "controller,broker"),
        ("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093"),
        ("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
        ("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@kafka:9093"),
        ("KAFKA_LOG_DIRS", "/var/lib/kafka/data"),
        ("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
        ("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
        ("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
    ];
    check(BITNAMI, "bitnami/kafka:3.9.0", "apache/kafka:3.9.1", &expected);
}

#[test]
fn a_report_names_what_has_no_counterpart_and_never_a_value() {
    let mut pairs = owned(BITNAMI);
    pairs.extend(owned(&[("KAFKA_CLIENT_PASSWORDS", "hunter2"), ("KAFKA_INITIAL_CONTROLLERS", "x")]));
    let converted = to(&service(&pairs), "bitnami/kafka:3.9.0", "apache/kafka:3.9.1");
    let told =
        |subject: &str| converted.remarks.iter().find(|remark| remark.subject == subject).map(|one| one.kind);
    assert_eq!(told("KAFKA_CLIENT_PASSWORDS"), Some(RemarkKind::Lost));
    assert_eq!(told("ALLOW_PLAINTEXT_LISTENER"), Some(RemarkKind::Note));
    assert_eq!(told("KAFKA_INITIAL_CONTROLLERS"), Some(RemarkKind::Lost));
    assert!(!format!("{converted:?}").contains("hunter2"));
}

#[test]
fn logins_that_scripts_make_are_written_out() {
    let mut pairs = owned(BITNAMI);
    pairs.retain(|(name, _)| name != "KAFKA_CFG_LISTENERS");
    pairs.extend(owned(&[
        ("KAFKA_CFG_LISTENERS", "CLIENT://:9092,CONTROLLER://:9093"),
        ("KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP", "CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
        ("KAFKA_CFG_SASL_ENABLED_MECHANISMS", "PLAIN"),
        ("KAFKA_CLIENT_USERS", "ann"),
        ("KAFKA_CLIENT_PASSWORDS", "a&b"),
    ]));
    for target in ["apache/kafka:3.9.0", "confluentinc/cp-kafka:7.9.0"] {
        let converted = to(&service(&pairs), "bitnami/kafka:3.9.0", target);
        let name = "KAFKA_LISTENER_NAME_CLIENT_PLAIN_SASL_JAAS_CONFIG";
        let login =
            converted.environment.iter().find(|(known, _)| known == name).map(|(_, login)| login.as_str());
        assert!(login.is_some_and(|login| login.ends_with("user_ann=\"a&b\";")), "{login:?} in {target}");
    }
}

#[test]
fn a_container_that_would_end_is_not_converted() {
    let converted =
        to(&service(&owned(&[("KAFKA_CFG_PROCESS_ROLES", "broker")])), "bitnami/kafka:3.9", "apache/kafka");
    assert!(converted.failure.unwrap().contains("KAFKA_CFG_NODE_ID"));
}

#[test]
fn leaked_options_are_no_properties() {
    let pairs = [
        ("CLUSTER_ID", "abcdefghijklmnopqrstuv"),
        ("KAFKA_PROCESS_ROLES", "controller"),
        ("KAFKA_NODE_ID", "1"),
        ("KAFKA_LISTENERS", "CONTROLLER://:9093"),
        ("KAFKA_HEAP_OPTS", "-Xmx1g"),
    ];
    let expected = [
        ("CLUSTER_ID", "abcdefghijklmnopqrstuv"),
        ("KAFKA_HEAP_OPTS", "-Xmx1g"),
        ("KAFKA_PROCESS_ROLES", "controller"),
        ("KAFKA_NODE_ID", "1"),
        ("KAFKA_LISTENERS", "CONTROLLER://:9093"),
        ("KAFKA_LOG_DIRS", "/var/lib/kafka/data"),
    ];
    check(&pairs, "confluentinc/cp-kafka:7.9.0", "apache/kafka:3.9.0", &expected);
}

/// What all readers but those of single files give back.
fn read(format: InputFormat, name: &str, text: &str) -> Reading {
    let files = BTreeMap::from([(name.to_owned(), text.as_bytes().to_vec())]);
    let host = Host::new();
    match format {
        InputFormat::Compose => read_compose(&ComposeProject {
            files: &files,
            chosen: &[name.to_owned()],
            host: &host,
            folder: "/p",
        }),
        InputFormat::Quadlet => read_quadlet(name, text.as_bytes(), &Texts::new(), &host),
        InputFormat::Kubernetes => read_kubernetes(&files),
        InputFormat::DockerRun => read_run_commands(name, text.as_bytes(), &Texts::new(), &host),
        InputFormat::DockerEnv => read_env_container(EnvDialect::Docker, name, text.as_bytes(), &host),
        InputFormat::PodmanEnv => read_env_container(EnvDialect::Podman, name, text.as_bytes(), &host),
        InputFormat::ComposeEnv => read_env_container(EnvDialect::Compose, name, text.as_bytes(), &host),
        InputFormat::SystemdEnv => read_env_container(EnvDialect::Systemd, name, text.as_bytes(), &host),
        InputFormat::Properties => read_properties_container(name, text.as_bytes()),
    }
}

fn read_back(format: InputFormat, converted: &Converted) -> BTreeMap<String, String> {
    let (files, _) = write(format, std::slice::from_ref(converted));
    let file = files.first().unwrap();
    let reading = read(format, &file.name, &file.text);
    assert!(reading.refusal().is_none(), "{format}: {:?}\n{}", reading.faults, file.text);
    let service = reading.services.first().unwrap();
    let known = service
        .environment
        .iter()
        .filter_map(|one| Some((one.name.to_string(), one.value.known()?.to_owned())));
    known.collect()
}

/// Values with all that means something in one format or another.
const VALUE: &str = r#"([a-z0-9 .,:/=@_-]|[$%'"\\`&#{}()!*;<>?|~^]|\$\{A\}|\$\(A\)|%h|\n|\t|é|日){0,12}"#;

/// Names that are properties to every family, and that no stock file holds.
const KEYS: [&str; 6] = [
    "super.users",
    "ssl.cipher.suites",
    "sasl.jaas.config",
    "principal.builder.class",
    "broker.rack",
    "log.retention.hours",
];

fn base(family: &str) -> Vec<(String, String)> {
    let pairs: &[(&str, &str)] = match family {
        "bitnami" => &[
            ("KAFKA_KRAFT_CLUSTER_ID", "abcdefghijklmnopqrstuv"),
            ("KAFKA_CFG_NODE_ID", "1"),
            ("KAFKA_CFG_PROCESS_ROLES", "controller,broker"),
            ("KAFKA_CFG_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093"),
            ("KAFKA_CFG_ADVERTISED_LISTENERS", "PLAINTEXT://kafka:9092"),
            ("KAFKA_CFG_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
            ("KAFKA_CFG_CONTROLLER_QUORUM_VOTERS", "1@kafka:9093"),
        ],
        "wurstmeister" => &[("KAFKA_ZOOKEEPER_CONNECT", "zk:2181"), ("KAFKA_LISTENERS", "PLAINTEXT://:9092")],
        _ => &[
            ("CLUSTER_ID", "abcdefghijklmnopqrstuv"),
            ("KAFKA_NODE_ID", "1"),
            ("KAFKA_PROCESS_ROLES", "broker"),
            ("KAFKA_CONTROLLER_QUORUM_VOTERS", "2@c:9093"),
            ("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
            ("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://k:9092"),
        ],
    };
    owned(pairs)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_reader_gives_back_what_was_written(
        pairs in proptest::collection::btree_map("[A-Z][A-Z0-9_]{0,8}", VALUE, 1..5),
    ) {
        let pairs: Vec<(String, String)> =
            pairs.into_iter().filter(|(name, _)| !name.starts_with("KAFKA") && name != "HOSTNAME").collect();
        let mut all = base("apache");
        all.extend(pairs);
        let converted = to(&service(&all), "apache/kafka:4.1.1", "apache/kafka:4.1.1");
        for format in InputFormat::ALL.into_iter().filter(|format| *format != InputFormat::Properties) {
            let is_plain = matches!(format, InputFormat::DockerEnv | InputFormat::PodmanEnv);
            let mut expected: BTreeMap<String, String> = converted.environment.iter().cloned().collect();
            expected.retain(|_, value| !is_plain || !value.contains(['\n', '\r']));
            let found = read_back(format, &converted);
            for (name, value) in expected {
                prop_assert_eq!(found.get(&name), Some(&value), "{} in {}", name, format);
            }
        }
    }

    /// Whatever the variables, there is a conversion or a reason why not, and no remark holds a secret.
    #[test]
    fn any_container_has_an_answer(
        pairs in proptest::collection::vec(("(KAFKA|KAFKA_CFG|CONFLUENT|NODE)_[A-Z_]{0,10}", VALUE), 0..6),
        from in 0_usize..8,
        target in 0_usize..8,
        format in 0_usize..9,
    ) {
        let names = FAMILIES.map(|family| family.repositories.first().copied().unwrap());
        let secret = ("KAFKA_SSL_KEY_PASSWORD".to_owned(), "hunter2".to_owned());
        for family in ["apache", "bitnami", "wurstmeister"] {
            let pairs: Vec<_> = base(family).into_iter().chain(pairs.clone()).chain([secret.clone()]).collect();
            let converted = to(&service(&pairs), names[from], names[target]);
            let (_, remarks) = write(InputFormat::ALL[format], std::slice::from_ref(&converted));
            let told = format!("{converted:?} {remarks:?} {:?}", converted.failure);
            prop_assert!(!told.contains("hunter2"), "{}", told);
        }
    }

    /// What Kafka gets stays the same there and back.
    #[test]
    fn there_and_back_is_the_same(
        values in proptest::collection::btree_map(0_usize..6, VALUE, 0..5),
        from in 0_usize..3,
        through in 0_usize..3,
    ) {
        let families = [
            ("apache", "apache/kafka:3.9.0", "KAFKA_"),
            ("confluent", "confluentinc/cp-kafka:7.9.0", "KAFKA_"),
            ("bitnami", "bitnami/kafka:3.9.0", "KAFKA_CFG_"),
        ];
        let ((family, image, prefix), (_, middle, _)) = (families[from], families[through]);
        let mut pairs = base(family);
        for (key, value) in values {
            let name = format!("{prefix}{}", KEYS[key].to_uppercase().replace('.', "_"));
            // A line break in a raw value is a property more, a backslash at its end one less.
            pairs.push((name, value.replace('\n', "").trim_end_matches('\\').to_owned()));
        }
        let there = to(&service(&pairs), image, middle);
        prop_assert_eq!(&there.failure, &None);
        let back = to(&service(&there.environment), middle, image);
        prop_assert_eq!(&back.failure, &None);
        prop_assert!(there.remarks.iter().all(|remark| remark.subject != "container"), "{:?}", there);
        let once: BTreeMap<String, String> = to(&service(&pairs), image, image).properties.into_iter().collect();
        let twice: BTreeMap<String, String> = back.properties.into_iter().collect();
        let lost: Vec<&str> = there.remarks.iter().map(|remark| remark.subject.as_str()).collect();
        for (key, value) in &once {
            let is_expressed = twice.get(key) == Some(value) || lost.contains(&key.as_str()) || key == "log.dirs";
            let is_default = !twice.contains_key(key) && is_stock(key);
            prop_assert!(is_expressed || is_default, "{} is {:?}, was {:?}; {:?}", key, twice.get(key), value, lost);
        }
    }
}

/// Kafka's own defaults, which stock files repeat.
fn is_stock(key: &str) -> bool {
    ["num.", "socket.", "log.retention", "listeners", "zookeeper.connect", "group."]
        .into_iter()
        .any(|beginning| key.starts_with(beginning))
}

/// What is mounted where, and `log.dirs`.
#[track_caller]
fn check_folders(pairs: &[(&str, &str)], from: &str, target: &str, folders: [&str; 3]) {
    let [old, new, logs] = folders;
    let at = SourceSpan { source: SourceId(0), span: Span::new(0, 0) };
    let mut service = service(&owned(pairs));
    service.volumes.push(Volume {
        source: "d".to_owned(),
        target: old.to_owned(),
        options: Vec::new(),
        read_only: false,
        at,
    });
    let converted = to(&service, from, target);
    assert_eq!(converted.volumes.first().unwrap().target, new, "{:?}", converted.remarks);
    let found =
        converted.properties.iter().find(|(key, _)| key == "log.dirs").map(|(_, value)| value.as_str());
    assert_eq!(found, Some(logs), "{:?}", converted.remarks);
}

/// No anonymous volume of the target hides the data, and what is in the volume is found again.
#[test]
fn data_stays_in_its_volume() {
    let (apache, confluent, bitnami) =
        ("apache/kafka:3.9.1", "confluentinc/cp-kafka:7.9.0", "bitnami/kafka:3.9.0");
    let (wurstmeister, debezium) = ("wurstmeister/kafka:2.13-2.8.1", "debezium/kafka:2.7");
    let logs = |dirs: &'static str| {
        let mut pairs = BITNAMI.to_vec();
        pairs.push(("KAFKA_CFG_LOG_DIRS", dirs));
        pairs
    };
    for target in [apache, confluent] {
        check_folders(BITNAMI, bitnami, target, ["/bitnami/kafka", "/bitnami/kafka", "/bitnami/kafka/data"]);
        check_folders(BITNAMI, bitnami, target, ["/bitnami", "/bitnami", "/bitnami/kafka/data"]);
        let data = "/var/lib/kafka/data";
        check_folders(BITNAMI, bitnami, target, ["/bitnami/kafka/data", data, data]);
        check_folders(BITNAMI, bitnami, target, ["/bitnami/kafka/data/", data, data]);
        let hidden = logs("/var/lib/kafka/data/a");
        check_folders(&hidden, bitnami, target, ["/var/lib/kafka", data, "/var/lib/kafka/data/data/a"]);
    }
    let two = "/bitnami/kafka/a,/bitnami/kafka/b";
    check_folders(&logs(two), bitnami, apache, ["/bitnami/kafka", "/bitnami/kafka", two]);
    let kept = "/var/lib/kafka/data";
    let confluents = base("confluent");
    let confluents: Vec<(&str, &str)> =
        confluents.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    check_folders(&confluents, confluent, apache, [kept, kept, kept]);
    check_folders(&confluents, confluent, bitnami, [kept, "/bitnami/kafka/data", "/bitnami/kafka/data"]);
    let zookeeper = [
        ("KAFKA_ZOOKEEPER_CONNECT", "zk:2181"),
        ("KAFKA_LISTENERS", "PLAINTEXT://:9092"),
        ("KAFKA_LOG_DIRS", "/kafka/logs-1"),
    ];
    check_folders(&zookeeper, wurstmeister, apache, ["/kafka", "/kafka", "/kafka/logs-1"]);
    check_folders(&zookeeper, wurstmeister, debezium, ["/kafka", "/kafka/data/1", "/kafka/data/1/logs-1"]);
}
