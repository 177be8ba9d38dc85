//! The data of every version: that it reads completely, what it says where it matters, and laws over all texts.
#![expect(clippy::expect_used, reason = "a test ends by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use kafka_config_core::model::KafkaVersion;
use kafka_config_core::schema::{
    Availability, Component, DefaultValue, Definition, Definitions, Gap, Importance, ListFlags, Schema,
    Schemas, Type, UpdateMode, Validator, history,
};
use proptest::prelude::*;

fn version(text: &str) -> KafkaVersion {
    text.parse().expect("a version")
}

fn definition(kafka: &str, component: Component, key: &str) -> Option<Definition> {
    Schema::of(version(kafka)).definitions(component)?.get(key).cloned()
}

#[track_caller]
fn check_definition(kafka: &str, component: Component, expected: &Definition) {
    assert_eq!(definition(kafka, component, expected.name).as_ref(), Some(expected));
}

/// Number of definitions of the components in the order of `Component::ALL`; −1: not known.
#[track_caller]
fn check_counts(kafka: &str, expected: [i32; 17]) {
    let schema = Schema::of(version(kafka));
    let count = |component| {
        schema.definitions(component).map_or(-1, |definitions| i32::try_from(definitions.len()).expect("few"))
    };
    assert_eq!(Component::ALL.map(count), expected, "{kafka}");
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema")
}

/// The data files as they lie there, ascending.
fn files() -> Vec<(KafkaVersion, String)> {
    let entries = fs::read_dir(data()).expect("a folder").map(|entry| entry.expect("an entry").path());
    let texts = entries.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let mut files: Vec<_> = texts
        .map(|path| {
            let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
            (version(name), fs::read_to_string(&path).expect("text"))
        })
        .collect();
    files.sort_unstable_by_key(|(version, _)| *version);
    files
}

#[test]
fn every_file_is_embedded() {
    let there: Vec<_> = files().into_iter().map(|(version, _)| version).collect();
    assert_eq!(Schema::versions().collect::<Vec<_>>(), there, "run data/schema/update");
    assert_eq!(there.last(), Some(&KafkaVersion::NEWEST));
    // So that no version falls back to the line before, and history names the release that brought a key.
    let first_release = |one: &KafkaVersion| there.contains(&KafkaVersion::new(one.major, one.minor, 0));
    assert!(there.iter().all(first_release));
}

/// Keys counted in the text, without the decoder: a line that it could not read would be missing.
#[test]
fn no_line_is_lost() {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (version, text) in files() {
        let mut section = Vec::new();
        for line in text.lines() {
            match line.split(' ').collect::<Vec<_>>()[..] {
                [sign @ ("+" | "~" | "-"), key, ..] => section.iter().for_each(|name: &String| {
                    let keys = keys.entry(name.clone()).or_default();
                    let known = keys.contains(key);
                    assert_eq!(known, sign != "+", "{version} {name}: {line}");
                    if sign == "-" {
                        keys.remove(key)
                    } else {
                        keys.insert(key.to_owned())
                    };
                }),
                _ if line.starts_with('[') => {
                    section = line.trim_matches(['[', ']']).split(' ').map(str::to_owned).collect();
                }
                _ => {}
            }
        }
        let schema = Schema::of(version);
        for component in Component::ALL {
            let Some(definitions) = schema.definitions(component) else { continue };
            let read: BTreeSet<String> =
                definitions.iter().map(|definition| definition.name.to_owned()).collect();
            assert_eq!(
                read,
                keys.get(component.name()).cloned().unwrap_or_default(),
                "{version} {component}"
            );
        }
    }
}

#[test]
fn all_versions_together_are_small() {
    let bytes: usize = files().iter().map(|(_, text)| text.len()).sum();
    assert!(bytes < 100_000, "{bytes} bytes: is there a second complete file?");
}

#[test]
fn components_have_the_keys_that_kafka_has() {
    check_counts("3.7.2", [295, 31, 90, 96, 72, 60, 112, 50, 19, 19, 59, 92, 86, 75, 53, 0, 3]);
    check_counts("3.8.1", [313, 34, 94, 97, 73, 61, 113, 50, 20, 20, 59, 93, 87, 76, 53, 0, 3]);
    check_counts("3.9.1", [328, 36, 95, 98, 74, 63, 114, 50, 20, 20, 60, 95, 88, 77, 54, 0, 3]);
    check_counts("3.9.2", [329, 36, 95, 98, 74, 63, 114, 50, 20, 20, 60, 95, 88, 77, 54, 0, 3]);
    check_counts("4.0.0", [306, 33, 95, 98, 74, 66, 114, 49, 20, 20, 60, 91, 86, 76, 54, 6, 3]);
    check_counts("4.1.1", [336, 34, 112, 115, 90, 68, 133, 52, 24, 24, 76, 111, 106, 96, 70, 10, 3]);
    check_counts("4.2.2", [342, 35, 113, 116, 91, 71, 133, 52, 24, 24, 76, 112, 107, 97, 70, 11, 3]);
    check_counts("4.3.1", [360, 34, 113, 116, 91, 74, 133, 52, 24, 24, 76, 113, 108, 97, 70, 17, 3]);
    check_counts("4.4.0", [379, 38, 120, 120, 95, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 27, 3]);
}

#[test]
fn brokers_take_the_changes_that_kafka_takes() {
    let count = |kafka: &str| {
        let schema = Schema::of(version(kafka));
        let definitions = schema.definitions(Component::Broker).expect("known");
        [UpdateMode::ReadOnly, UpdateMode::PerBroker, UpdateMode::ClusterWide]
            .map(|mode| definitions.iter().filter(|definition| definition.update == Some(mode)).count())
    };
    assert_eq!(count("3.7.2"), [212, 37, 46]);
    assert_eq!(count("4.1.1"), [246, 36, 54]);
    // 65 and 73 with the three keys that are no keys of a file.
    assert_eq!(count("4.3.1"), [261, 37, 62]);
    assert_eq!(count("4.4.0"), [272, 37, 70]);
}

#[test]
fn a_definition_has_all_its_parts() {
    let partitions = Definition {
        name: "num.partitions",
        kind: Type::Int,
        default: DefaultValue::Text("1"),
        validator: Validator::Range { min: Some("1"), max: None },
        importance: Importance::Medium,
        internal: false,
        deprecated: false,
        update: Some(UpdateMode::ReadOnly),
    };
    check_definition("4.1.1", Component::Broker, &partitions);
    let policy = Definition {
        name: "log.cleanup.policy",
        kind: Type::List,
        default: DefaultValue::Text("delete"),
        validator: Validator::Items {
            values: vec!["compact", "delete"],
            flags: Some(ListFlags { empty: true, null: false }),
        },
        update: Some(UpdateMode::ClusterWide),
        ..partitions.clone()
    };
    check_definition("4.2.2", Component::Broker, &policy);
    let before = Validator::Items { values: vec!["compact", "delete"], flags: None };
    check_definition("4.1.1", Component::Broker, &Definition { validator: before, ..policy });
}

#[test]
fn required_unset_and_empty_are_three_things() {
    let default = |kafka, key| definition(kafka, Component::Broker, key).map(|definition| definition.default);
    assert_eq!(default("4.1.1", "node.id"), Some(DefaultValue::Required));
    assert_eq!(default("4.1.1", "log.dirs"), Some(DefaultValue::Null));
    assert_eq!(default("4.1.1", "controller.quorum.voters"), Some(DefaultValue::Text("")));
    assert_eq!(default("4.2.2", "controller.listener.names"), Some(DefaultValue::Required));
}

#[test]
fn each_kind_of_validator_reads() {
    let validator = |kafka, component, key| definition(kafka, component, key).map(|one| one.validator);
    let broker = |kafka, key| validator(kafka, Component::Broker, key);
    assert_eq!(broker("3.9.1", "compression.gzip.level"), Some(Validator::MinusOneOr { max: Some("9") }));
    assert_eq!(
        validator("4.1.1", Component::Admin, "sasl.login.refresh.window.jitter"),
        Some(Validator::Range { min: Some("0.0"), max: Some("0.25") })
    );
    assert_eq!(broker("4.1.1", "controller.quorum.voters"), Some(Validator::QuorumVoters));
    assert_eq!(broker("4.1.1", "authorizer.class.name"), Some(Validator::NonNull));
    assert_eq!(
        validator("4.1.1", Component::Producer, "ssl.endpoint.identification.algorithm"),
        Some(Validator::None)
    );
    assert_eq!(
        validator("3.9.1", Component::ConnectDistributed, "connect.protocol"),
        Some(Validator::OneOf { values: vec!["eager", "compatible", "sessioned"], ignore_case: true })
    );
    assert_eq!(
        validator("4.1.1", Component::ConnectSink, "topics.regex"),
        Some(Validator::Other("valid regex"))
    );
    let Some(Validator::MetadataVersion { known, production }) =
        broker("3.9.1", "inter.broker.protocol.version")
    else {
        panic!("inter.broker.protocol.version takes metadata versions");
    };
    assert_eq!((known.first(), known.last(), production), (Some(&"0.8.0"), Some(&"4.0-IV1"), "3.9-IV0"));
}

#[test]
fn only_brokers_have_update_modes() {
    let mode =
        |component| definition("4.1.1", component, "ssl.cipher.suites").map(|definition| definition.update);
    assert_eq!(mode(Component::Broker), Some(Some(UpdateMode::PerBroker)));
    assert_eq!(mode(Component::Producer), Some(None));
}

/// What a rule computes with is a number, and a default passes its own enumeration.
#[test]
fn definitions_agree_with_themselves() {
    for schema in Schema::versions().map(Schema::of) {
        let known = Component::ALL.into_iter().filter_map(|component| schema.definitions(component));
        for definition in known.flat_map(Definitions::iter) {
            let number = |text: &str| text.parse::<f64>().is_ok();
            match &definition.validator {
                Validator::Range { min, max } => {
                    assert!(min.iter().chain(max).all(|bound| number(bound)), "{definition:?}");
                }
                Validator::OneOf { values, ignore_case: false } => {
                    let DefaultValue::Text(default) = definition.default else { continue };
                    assert!(values.contains(&default), "{definition:?}");
                }
                _ => {}
            }
            let numeric = matches!(definition.kind, Type::Int | Type::Short | Type::Long | Type::Double);
            if let (true, DefaultValue::Text(default)) = (numeric, definition.default) {
                assert!(number(default), "{definition:?}");
            }
        }
    }
}

#[test]
fn the_nearest_version_with_data_answers() {
    let used = |kafka| Schema::of(version(kafka)).version().to_string();
    assert_eq!(used("4.3.0"), "4.3.0");
    assert_eq!(used("4.1.1"), "4.1.0", "the newest that is not above it");
    assert_eq!(used("3.9.7"), "3.9.2");
    assert_eq!(used("9.0.0"), "4.4.0");
    let all = Schemas::new();
    for one in ["4.3.0", "4.1.1", "3.9.7", "9.0.0", "3.6.2"] {
        assert_eq!(all.get(version(one)).version().to_string(), used(one));
    }
    assert_eq!(used("3.6.2"), "3.7.0", "else the oldest");
}

#[test]
fn short_names_end_at_the_production_version() {
    let production = |kafka| Schema::of(version(kafka)).latest_production();
    assert_eq!(production("3.7.2"), "3.7-IV4");
    assert_eq!(production("3.8.1"), "3.8-IV0");
    assert_eq!(production("3.9.2"), "3.9-IV0");
    assert_eq!(production("4.4.0"), "4.4-IV2");
    let schema = Schema::of(version("4.4.0"));
    let names: Vec<_> = schema.metadata_versions().iter().map(|one| (one.name, one.level)).collect();
    assert_eq!(names.first(), Some(&("3.3-IV3", Some(7))));
    assert!(names.ends_with(&[("4.4-IV2", Some(33)), ("4.5-IV0", Some(34))]));
    let oldest = Schema::of(version("3.7.0"));
    assert!(oldest.metadata_versions().iter().any(|one| one.name == "2.8-IV1" && one.level.is_none()));
}

#[track_caller]
fn check_history(
    component: Component,
    key: &str,
    since: Option<&str>,
    removed: Option<&str>,
    gaps: &[(&str, &str)],
) {
    let gaps = gaps.iter().map(|(from, until)| Gap { from: version(from), until: version(until) }).collect();
    let expected = Availability { since: since.map(version), removed: removed.map(version), gaps };
    assert_eq!(history(component, key), Some(expected), "{key}");
}

#[test]
fn history_knows_when_a_key_came_and_went() {
    check_history(Component::Broker, "num.partitions", None, None, &[]);
    check_history(Component::Broker, "zookeeper.connect", None, Some("4.0.0"), &[]);
    check_history(Component::Broker, "config.providers", Some("4.2.0"), None, &[]);
    check_history(
        Component::Topic,
        "max.decompressed.message.bytes",
        Some("4.2.2"),
        None,
        &[("4.3.0", "4.4.0")],
    );
    check_history(Component::Group, "consumer.session.timeout.ms", Some("4.0.0"), None, &[]);
    // Nobody knows about 4.4, so it is not called removed.
    check_history(Component::Streams, "application.id", None, None, &[]);
    assert_eq!(history(Component::Broker, "num.partition"), None);
}

#[test]
fn names_read_back() {
    for component in Component::ALL {
        assert_eq!(component.name().parse(), Ok(component));
    }
    let message = "brokers".parse::<Component>().map_err(|error| error.to_string());
    let expected = "'brokers' is none of the components: broker topic producer";
    assert!(message.is_err_and(|message| message.starts_with(expected)));
}

/// Text of the files' words in any order, and any text.
fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "[broker topic]\n",
        "[",
        "]",
        "+ ",
        "~ ",
        "- ",
        "key ",
        "int ",
        "high ",
        "medium ",
        "= ",
        "=",
        "\n",
        "\"",
        "(",
        ")",
        "items(",
        "one-of(",
        "any-case(",
        "at-most(",
        "a,b",
        ";",
        "..",
        "-1|1..",
        "1",
        "-",
        " ",
        "required ",
        "internal ",
        "per-broker ",
        "metadata-version ",
        "after 1.0.0\n",
        "after 2.0.0\n",
        "unknown broker\n",
        "metadata 1.0-IV0=1 \n",
        "production x\n",
        "é",
    ]);
    prop_oneof![prop::collection::vec(words, 0..60).prop_map(|words| words.concat()), any::<String>()]
}

proptest! {
    #[test]
    fn no_text_breaks_the_decoder(older in text(), newer in text()) {
        let leak = |text: String| -> &'static str { text.leak() };
        let files = [(KafkaVersion::new(1, 0, 0), leak(older)), (KafkaVersion::new(2, 0, 0), leak(newer))];
        let schema = Schema::read(KafkaVersion::new(2, 0, 0), &files);
        for component in Component::ALL {
            let definitions = schema.definitions(component);
            let sorted = definitions.is_none_or(|all| all.iter().map(|one| one.name).is_sorted());
            prop_assert!(sorted && definitions.is_none_or(|all| all.iter().all(|one| all.get(one.name) == Some(one))));
        }
        prop_assert!(schema.latest_production().len() < 100_000);
    }
}
