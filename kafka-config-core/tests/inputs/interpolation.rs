//! Variables in compose's texts.

use kafka_config_core::input::{InterpolationFault, interpolate};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::recorded::answer;

fn host(name: &str) -> Option<String> {
    let value = match name {
        "HOST" => "hv",
        "EMPTY" => "",
        "DOLLAR" => "a$HOST",
        _ => return None,
    };
    Some(value.to_owned())
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let result = interpolate(text, &host);
    assert_eq!(result.map(|text| text.value).as_deref(), Ok(expected), "{text:?}");
}

#[track_caller]
fn check_refused(text: &str, place: &str, fault: &InterpolationFault) {
    let error = interpolate(text, &host).unwrap_err();
    assert_eq!((&text[error.span.start..error.span.end], &error.fault), (place, fault), "{text:?}");
}

#[test]
fn a_variable_gives_its_value_and_nothing_in_it_is_replaced() {
    check("$HOST-${HOST}x$DOLLAR", "hv-hvxa$HOST");
    check("a${NOPE}b$NOPE", "ab");
}

#[test]
fn an_operator_tells_what_stands_for_a_variable_without_a_value() {
    check("${NOPE:-d}${EMPTY:-d}${EMPTY-d}${HOST-d}", "ddhv");
    check("${NOPE:+a}${EMPTY:+a}${EMPTY+a}${HOST:+a}", "aa");
    check("${HOST:?m}${EMPTY?m}", "hv");
    check("${NOPE-x:-y}", "x:-y");
}

#[test]
fn operands_hold_variables_of_their_own() {
    check("${NOPE:-${HOST}}", "hv");
    check("${NOPE:-a${EMPTY:-b${HOST:+c}}d}e", "abcde");
    check("${NOPE:-a$$b}", "a$b");
}

#[test]
fn braces_in_an_operand_are_counted_and_the_sign_after_an_opening_one_is_not() {
    check("${NOPE:-{a}}}", "{a}}");
    check("${NOPE:-{}}", "{}");
    check("${NOPE:-{}", "{");
}

#[test]
fn two_dollar_signs_are_one_and_one_before_other_signs_stays() {
    check("$$HOST $1 a$ $/ $$$$ $(A)", "$HOST $1 a$ $/ $$ $(A)");
}

#[test]
fn a_fault_names_its_place() {
    let name = |name: &str| name.to_owned();
    check_refused("a ${1} b", "${", &InterpolationFault::NoName);
    check_refused("${file:/x:y}", "${file", &InterpolationFault::NoOperator(name("file")));
    check_refused("${A:=x}", "${A", &InterpolationFault::NoOperator(name("A")));
    check_refused("x${HOST", "${HOST", &InterpolationFault::NotClosed(name("HOST")));
    check_refused("${A:-b\n}", "${A", &InterpolationFault::NotClosed(name("A")));
}

#[test]
fn a_required_variable_gives_its_message_as_typed() {
    let missing =
        |message: &str| InterpolationFault::Missing { name: "A".to_owned(), message: message.to_owned() };
    check_refused("x${A:?set $HOST}y", "${A:?set $HOST}", &missing("set $HOST"));
    check_refused("${A?password=hunter2}", "${A?password=hunter2}", &missing(""));
    check("${HOST:?${A?}}", "hv");
}

#[test]
fn names_without_a_value_are_told() {
    let unset = interpolate("$A ${HOST} ${B} ${C:-}", &host).unwrap().unset;
    assert_eq!(
        unset.iter().map(|(name, at)| (name.as_str(), at.start)).collect::<Vec<_>>(),
        [("A", 0), ("B", 11)]
    );
}

#[test]
fn deep_and_long_texts_take_no_longer_than_others() {
    let deep = format!("{}x{}", "${A:-".repeat(100_000), "}".repeat(100_000));
    check(&deep, "x");
    check(&"${A:-x}{".repeat(100_000), &"x{".repeat(100_000));
}

#[test]
fn variables_cannot_fill_the_memory() {
    let long = |_: &str| Some("x".repeat(1 << 20));
    let error = interpolate(&"$A".repeat(1000), &long).unwrap_err();
    assert_eq!(error.fault, InterpolationFault::TooLong);
}

#[test]
fn values_never_show_in_debug_output() {
    let secret = interpolate("${A:-hunter2}", &host);
    assert!(!format!("{secret:?}").contains("hunter2"));
}

proptest! {
    #[test]
    fn any_text_has_an_answer(text in "(\\$|\\$\\{|\\{|\\}|[:?+-]|HOST|A|EMPTY|\n|é|\\PC){0,40}") {
        match interpolate(&text, &host) {
            Ok(result) => for (name, at) in result.unset {
                let place = text.get(at.start..at.end).unwrap();
                prop_assert_eq!(place.trim_start_matches(['$', '{']).trim_end_matches('}'), name);
            },
            Err(error) => prop_assert!(text.get(error.span.start..error.span.end).unwrap().starts_with('$')),
        }
    }
}

#[test]
fn the_cases_by_hand_agree() {
    let recorded: Value = serde_json::from_str(include_str!("../fixtures/inputs/by-hand.json")).unwrap();
    for case in recorded["compose_interpolation"].as_array().unwrap() {
        let result =
            answer("compose-interpolation", &json!({ "input": case["input"], "host": recorded["host"] }));
        assert_eq!(result.ok().map(|result| result["value"].clone()).as_ref(), case.get("value"), "{case}");
    }
}
