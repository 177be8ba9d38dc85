//! Names of variables into keys and back: the recorded cases, and laws over all names.

#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use kafka_config_core::dialect::{Dialect, Image, PrefixRule};
use kafka_config_core::jvm;
use kafka_config_core::mapping::{Unreachable, env_name, property_key};
use kafka_config_core::model::{EnvName, PropertyKey};
use proptest::prelude::*;

/// One image of each kind of wrapper.
const IMAGES: [&str; 3] = ["apache/kafka:3.7.0", "apache/kafka:3.9.1", "apache/kafka:4.1.1"];
const OLD: &str = IMAGES[1];
const NEW: &str = IMAGES[2];

fn dialect(image: &str) -> &'static Dialect {
    image.parse::<Image>().unwrap().dialect()
}

fn key_of(name: &str, image: &str) -> Option<String> {
    property_key(&EnvName::new(name), dialect(image)).map(|key| key.to_string())
}

#[track_caller]
fn check_in(image: &str, name: &str, expected: Option<&str>) {
    assert_eq!(key_of(name, image).as_deref(), expected, "{name} in {image}");
}

/// A name that all images treat alike.
#[track_caller]
fn check(name: &str, expected: Option<&str>) {
    for image in IMAGES {
        check_in(image, name, expected);
    }
}

#[track_caller]
fn check_name(image: &str, key: &str, expected: Result<&str, Unreachable>) {
    let name = env_name(&PropertyKey::new(key), dialect(image));
    assert_eq!(name.as_ref().map(EnvName::as_str).map_err(|why| *why), expected, "{key} in {image}");
}

#[test]
fn a_run_of_underscores_is_cut_into_threes() {
    let runs = [".", "_", "-", "-.", "-_", "--", "--.", "--_", "---"];
    for (index, run) in runs.iter().enumerate() {
        let underscores = "_".repeat(index + 1);
        check(&format!("KAFKA_A{underscores}B"), Some(&format!("a{run}b")));
        check(&format!("KAFKA_{underscores}"), Some(run));
    }
}

#[test]
fn separators_at_the_ends_stay() {
    check("KAFKA_A_", Some("a."));
    check("KAFKA__A", Some(".a"));
    check("KAFKA_", Some(""));
}

#[test]
fn literal_dots_and_dashes_take_part() {
    check("KAFKA_A-B", Some("a-b"));
    check("KAFKA_A.B", Some("a.b"));
    check("KAFKA_A..B", Some("a_b"));
    check("KAFKA_A...B", Some("a-b"));
    check("KAFKA_A._B", Some("a_b"));
    check("KAFKA_A_-_B", Some("a.-.b"));
}

#[test]
fn case_is_lost_and_the_prefix_is_case_sensitive() {
    check("KAFKA_mixed_Case", Some("mixed.case"));
    check("KAFKA_É", Some("é"));
    check("KAFKA_İ", Some("i\u{307}"));
    for ignored in ["kafka_x", "Kafka_X", "KAFKAX", "KAFKA", "MY_KAFKA_X", ""] {
        check(ignored, None);
    }
}

#[test]
fn characters_beyond_identifiers_pass() {
    check("KAFKA_A B", Some("a b"));
    check("KAFKA_#C", Some("#c"));
}

#[test]
fn a_repeated_prefix_vanishes_until_3_9() {
    for (name, old, new) in [
        ("KAFKA_KAFKA_METRICS_REPORTERS", "metrics.reporters", "kafka.metrics.reporters"),
        ("KAFKA_X_KAFKA_Y", "x.y", "x.kafka.y"),
        ("KAFKA_KAFKA_", "", "kafka."),
    ] {
        check_in(IMAGES[0], name, Some(old));
        check_in(OLD, name, Some(old));
        check_in(NEW, name, Some(new));
    }
}

#[test]
fn the_heap_variable_leaks_in_3_7_0_alone() {
    check_in(IMAGES[0], "KAFKA_HEAP_OPTS", Some("heap.opts"));
    check_in(OLD, "KAFKA_HEAP_OPTS", None);
    check_in(NEW, "KAFKA_HEAP_OPTS", None);
    check_in(IMAGES[0], "KAFKA_HEAP_OPT", None);
    check_in(NEW, "KAFKA_HEAP_OPT", Some("heap.opt"));
}

#[test]
fn a_key_without_a_variable_says_why() {
    check_name(NEW, "log.dirs", Ok("KAFKA_LOG_DIRS"));
    check_name(NEW, "a_b-c", Ok("KAFKA_A__B___C"));
    check_name(NEW, "zookeeper.clientCnxnSocket", Err(Unreachable::UpperCase));
    check_name(NEW, "a._b", Err(Unreachable::AdjacentSeparators));
    check_name(NEW, "a_-b", Err(Unreachable::AdjacentSeparators));
    check_name(NEW, "opts", Err(Unreachable::Excluded));
    check_name(NEW, "a b", Err(Unreachable::Character(' ')));
    check_name(OLD, "kafka.metrics.reporters", Err(Unreachable::Prefix));
    check_name(NEW, "kafka.metrics.reporters", Ok("KAFKA_KAFKA_METRICS_REPORTERS"));
}

/// Any text, and text of the pieces that matter.
fn any_name() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => Just("KAFKA_".to_owned()),
        4 => "[_.-]{1,7}",
        4 => "[A-Z0-9]{1,5}",
        1 => "[a-zßéİıΣσςǅﬁΩÅ]{1,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    let pieces = prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat());
    prop_oneof![
        4 => pieces.clone().prop_map(|rest| format!("KAFKA_{rest}")),
        1 => pieces,
        1 => prop::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter),
    ]
}

fn any_image() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&IMAGES[..])
}

/// The three replacements as the wrapper writes them, one after the other over the whole text.
fn replaced_in_sequence(text: &str) -> String {
    text.replace('_', ".").replace("...", "-").replace("..", "_")
}

/// Small segments with one separator between any two.
fn plain_key() -> impl Strategy<Value = String> {
    let rest = prop::collection::vec(("[._-]", "[a-z0-9]{1,8}|kafka|opts"), 0..5);
    ("[a-z0-9]{1,8}|kafka|version", rest).prop_map(|(first, rest)| {
        rest.into_iter().fold(first, |key, (separator, segment)| format!("{key}{separator}{segment}"))
    })
}

/// Whether the name holds the prefix once more, which some wrappers remove.
fn repeats_prefix(name: &str, dialect: &Dialect) -> bool {
    dialect.prefix_rule == PrefixRule::Everywhere && name.matches(dialect.prefix).count() > 1
}

proptest! {
    #[test]
    fn every_name_has_a_key_or_is_ignored(name in any_name(), image in any_image()) {
        let dialect = dialect(image);
        let key = key_of(&name, image);
        let ignored = !name.starts_with("KAFKA_") || dialect.excluded.contains(&name.as_str());
        prop_assert_eq!(key.is_none(), ignored);
        let melted = key.unwrap_or_default();
        for pair in ["..", "._", "_.", "__"] {
            prop_assert!(!melted.contains(pair), "{:?} holds {:?}", melted, pair);
        }
    }

    #[test]
    fn one_pass_equals_three_replacements(name in any_name(), image in any_image()) {
        let dialect = dialect(image);
        let bare = match dialect.prefix_rule {
            PrefixRule::Everywhere => name.replace(dialect.prefix, ""),
            PrefixRule::Front | PrefixRule::FrontAndNext => name.replacen(dialect.prefix, "", 1),
        };
        if let Some(key) = key_of(&name, image) {
            prop_assert_eq!(key, replaced_in_sequence(&jvm::lower_case(&bare)));
        }
    }

    #[test]
    fn a_name_that_is_given_maps_to_the_key(key in any_name().prop_map(|name| name.to_lowercase()), image in any_image()) {
        let key = PropertyKey::new(key.strip_prefix("kafka_").unwrap_or(&key));
        if let Ok(name) = env_name(&key, dialect(image)) {
            prop_assert_eq!(property_key(&name, dialect(image)), Some(key));
        }
    }

    #[test]
    fn plain_keys_are_reachable(key in plain_key(), image in any_image()) {
        let dialect = dialect(image);
        let written = key.replace('_', "__").replace('.', "_").replace('-', "___");
        let written = format!("KAFKA_{}", written.to_ascii_uppercase());
        let expected = if dialect.excluded.contains(&written.as_str()) {
            Err(Unreachable::Excluded)
        } else if repeats_prefix(&written, dialect) {
            Err(Unreachable::Prefix)
        } else {
            Ok(EnvName::new(written))
        };
        prop_assert_eq!(env_name(&PropertyKey::new(key), dialect), expected);
    }

    #[test]
    fn portable_names_return_from_their_keys(name in "KAFKA_([A-Z0-9]{0,4}_{0,7}|KAFKA_){0,5}", image in any_image()) {
        let dialect = dialect(image);
        let name = EnvName::new(name);
        if let Some(key) = property_key(&name, dialect) && !repeats_prefix(name.as_str(), dialect) {
            prop_assert_eq!(env_name(&key, dialect), Ok(name));
        }
    }
}
