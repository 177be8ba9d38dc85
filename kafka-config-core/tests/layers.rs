//! The merge: which assignment wins, what it hides, and that nothing is lost or told.

use kafka_config_core::layers::{Assignment, Resolved, resolve};
use kafka_config_core::model::{ConfigFile, EnvName, Layer, Origin, PropertyKey, Span};
use proptest::prelude::*;

fn assignment(key: &str, value: &str, origin: Origin) -> Assignment {
    Assignment { key: PropertyKey::new(key), value: value.to_owned(), origin, line: None }
}

fn from_variable(key: &str, value: &str) -> Assignment {
    assignment(key, value, Origin::Variable { name: EnvName::new("KAFKA_X"), at: None })
}

fn from_default(key: &str, value: &str) -> Assignment {
    let span = Span::default();
    assignment(key, value, Origin::File { layer: Layer::Default, file: ConfigFile::Server, span })
}

/// All values of a key, the winner's first, then what it hides.
fn values<'a>(resolved: &'a Resolved, key: &str) -> Vec<&'a str> {
    let all = resolved.get(&PropertyKey::new(key)).into_iter();
    all.flat_map(|r| std::iter::once(&r.winner).chain(&r.shadowed)).map(|a| a.value.as_str()).collect()
}

#[test]
fn the_last_one_wins_and_hides_the_others() {
    let resolved = resolve([from_default("a", "1"), from_variable("b", "2"), from_variable("a", "3")]);
    assert_eq!(values(&resolved, "a"), ["3", "1"]);
    assert_eq!(values(&resolved, "b"), ["2"]);
    assert_eq!(resolved.value("a"), Some("3"));
    assert_eq!(resolved.value("c"), None);
}

#[test]
fn an_unused_default_is_hidden_or_dropped() {
    let mut resolved = resolve([from_variable("a", "1"), from_variable("a", "2")]);
    resolved.note_unused_defaults([from_default("a", "0"), from_default("b", "3")]);
    assert_eq!(values(&resolved, "a"), ["2", "1", "0"]);
    assert_eq!(resolved.value("b"), None);
    assert_eq!(resolved.dropped_defaults, [from_default("b", "3")]);
}

#[test]
fn many_assignments_of_one_key_cost_no_more_than_of_many() {
    let many = (0..200_000).map(|number| from_variable("a", &number.to_string()));
    let resolved = resolve(many);
    assert_eq!(values(&resolved, "a").len(), 200_000);
    assert_eq!(values(&resolved, "a").last(), Some(&"0"));
}

#[cfg(feature = "java-properties")]
#[test]
fn lines_of_the_other_crate_keep_their_places() {
    let text = b"a=1\r\n\r\n# c\rb=\\\n 2\n\nc:3";
    let lines = java_properties::PropertiesIter::new(text.as_slice());
    let assignments = kafka_config_core::layers::from_java_properties(lines, text, Layer::Mounted).unwrap();
    let found = assignments.iter().map(|a| {
        let Origin::File { span, .. } = a.origin else { panic!("a file") };
        (a.key.as_str(), a.value.as_str(), &text[span.start..span.end])
    });
    let expected = [("a", "1", &b"a=1"[..]), ("b", "2", b"b=\\"), ("c", "3", b"c:3")];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

fn any_origin() -> impl Strategy<Value = Origin> {
    let name = "[A-Z_]{1,8}".prop_map(EnvName::new);
    let layer = prop_oneof![Just(Layer::Default), Just(Layer::Mounted)];
    prop_oneof![
        (layer, any::<(u8, u8)>()).prop_map(|(layer, (start, length))| Origin::File {
            layer,
            file: ConfigFile::Server,
            span: Span::new(usize::from(start), usize::from(start) + usize::from(length)),
        }),
        name.clone().prop_map(|name| Origin::Variable { name, at: None }),
        name.clone().prop_map(|name| Origin::Argument { name }),
        name.prop_map(|name| Origin::Derived { name, from: vec!["KAFKA_OPTS".to_owned()] }),
    ]
}

/// Few keys, so that they repeat.
fn any_assignments() -> impl Strategy<Value = Vec<Assignment>> {
    let each = ("[a-c]", "[a-z0-9 ]{0,4}", any_origin());
    let each = each.prop_map(|(key, value, origin)| assignment(&key, &value, origin));
    prop::collection::vec(each, 0..20)
}

const SECRET_WORDS: [&str; 7] =
    ["password", "Secret", "CREDENTIAL", "token", "sasl.jaas.config", "passphrase", "private.key"];

/// Keys of secrets, each with something around the word that makes it one.
fn secret_key() -> impl Strategy<Value = String> {
    ("[a-z.]{0,6}", prop::sample::select(&SECRET_WORDS[..]), "[.][a-d]{0,6}")
        .prop_map(|(before, word, after)| format!("{before}{word}{after}"))
}

proptest! {
    #[test]
    fn winner_and_hidden_are_all_assignments_newest_first(assignments in any_assignments()) {
        let resolved = resolve(assignments.clone());
        let mut found = 0;
        for (key, resolution) in resolved.iter() {
            let newest_first: Vec<&Assignment> = assignments.iter().rev().filter(|a| a.key == *key).collect();
            let ours: Vec<&Assignment> =
                std::iter::once(&resolution.winner).chain(&resolution.shadowed).collect();
            found += ours.len();
            prop_assert_eq!(ours, newest_first);
        }
        prop_assert_eq!(found, assignments.len());
        prop_assert!(resolved.iter().is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn secrets_are_never_told(key in secret_key(), values in prop::collection::vec("hunter[0-9]{3}", 1..4), origin in any_origin()) {
        let assignments: Vec<Assignment> = values.iter().map(|value| assignment(&key, value, origin.clone())).collect();
        let mut resolved = resolve(assignments.clone());
        resolved.note_unused_defaults([assignment(&format!("other.{key}"), "hunter2", origin)]);
        let told = format!("{assignments:?} {resolved:#?} {}", assignments[0].shown());
        prop_assert!(!told.contains("hunter"), "{}", told);
    }
}
