//! `$(NAME)` in the variables of Kubernetes containers.

use kafka_config_core::input::{
    OwnVariable, ServiceVariable, VariableValue, container_environment, expand_references,
};
use kafka_config_core::model::EnvName;
use proptest::prelude::*;

fn variable(name: &str, value: VariableValue) -> ServiceVariable {
    ServiceVariable { name: EnvName::new(name), value, name_at: None, value_at: None }
}

fn known(name: &str, value: &str) -> ServiceVariable {
    variable(name, VariableValue::Known(value.to_owned()))
}

fn own(name: &str, value: &str) -> OwnVariable {
    OwnVariable { variable: known(name, value), expanded: true }
}

fn found(variables: &[ServiceVariable]) -> Vec<(&str, Option<&str>)> {
    variables.iter().map(|variable| (variable.name.as_str(), variable.value.known())).collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let value = VariableValue::Known("a$(A)".to_owned());
    let result = expand_references(text, &|name| (name == "A").then_some(&value));
    assert_eq!(result, VariableValue::Known(expected.to_owned()), "{text:?} {:?}", result.known());
}

#[test]
fn references_are_replaced_once_and_the_rest_stays() {
    check("x$(A)y", "xa$(A)y");
    check("$(B)$()$(A", "$(B)$()$(A");
    check("$$(A)$$$(A)$$$$", "$(A)$a$(A)$$");
    check("$é $ $A", "$é $ $A");
    check("$($(A))", "$($(A))");
    check("$(A $$ $", "$(A $ $");
}

#[test]
fn variables_see_those_before_them() {
    let sources = vec![known("S", "$(A)"), known("A", "source")];
    let own = vec![own("B", "$(A) $(C) $(K)"), own("A", "$(A)+"), own("C", "$(B)")];
    let all = container_environment(sources, own, vec![known("K", "service"), known("A", "service")]);
    assert_eq!(
        found(&all),
        [
            ("S", Some("$(A)")),
            ("A", Some("source+")),
            ("B", Some("source $(C) service")),
            ("C", Some("source $(C) service")),
            ("K", Some("service")),
        ]
    );
}

#[test]
fn what_is_not_known_makes_what_refers_to_it_unknown() {
    let secret = variable("A", VariableValue::Unknown("the secret kafka, key a".into()));
    let from = OwnVariable { variable: secret, expanded: false };
    let all = container_environment(Vec::new(), vec![from, own("B", "x$(A)")], Vec::new());
    assert_eq!(all[1].value, VariableValue::Unknown("the secret kafka, key a".into()));
}

#[test]
fn a_million_bytes_take_no_longer_than_they_should() {
    for text in ["$(", "$(A)", "$$", "$", "$(é"] {
        let text = text.repeat(1_000_000 / text.len());
        let result = expand_references(&text, &|_| None);
        assert!(result.known().is_some());
    }
    let doubled = (0..60).map(|n| own(&format!("A{}", n + 1), &format!("$(A{n})$(A{n})"))).collect();
    let all = container_environment(vec![known("A0", "x")], doubled, Vec::new());
    assert!(matches!(all[60].value, VariableValue::Unknown(_)));
}

proptest! {
    #[test]
    fn any_text_has_an_answer(text in "(\\$|\\(|\\)|A|é|\n){0,30}") {
        let value = VariableValue::Known("v".to_owned());
        let result = expand_references(&text, &|name| (name == "A").then_some(&value));
        let plain = !text.contains("$$") && !text.contains("$(A)");
        prop_assert!(!plain || result.known() == Some(&text));
    }
}
