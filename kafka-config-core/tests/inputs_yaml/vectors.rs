//! Projects recorded from compose-go v2.16.2.

use kafka_config_core::input::answer_case;
use serde_json::Value;

/// Agreement is committed: fewer is a step back, more is a reason to write the new number.
const AGREEMENT: usize = 120;

const RECORDED: &str = include_str!("../fixtures/inputs/compose-projects.jsonl");

#[test]
fn projects_are_read_as_compose_reads_them() {
    let mut agree = 0;
    for line in RECORDED.lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let found = answer_case(&vector);
        let expected = &vector["expect"];
        let agrees = match &found {
            Ok(found) => found == expected,
            Err(_) => expected.get("error").is_some(),
        };
        if agrees {
            agree += 1;
        } else {
            println!("{}: {found:?}\nbut compose: {expected}", vector["id"]);
        }
    }
    assert_eq!(agree, AGREEMENT);
    assert_eq!(RECORDED.lines().count(), AGREEMENT);
}
