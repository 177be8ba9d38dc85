//! Projects recorded from compose-go v2.16.2.

use kafka_config_core::input::{ComposeProject, Host, read_compose};
use serde_json::Value;

use crate::support::{Files, shape};

/// Agreement is committed: fewer is a step back, more is a reason to write the new number.
const AGREEMENT: usize = 120;

const RECORDED: &str = include_str!("../fixtures/inputs/compose-projects.jsonl");

#[test]
fn projects_are_read_as_compose_reads_them() {
    let mut agree = 0;
    for line in RECORDED.lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let texts = |field: &str| -> Vec<(String, String)> {
            let map = vector[field].as_object().unwrap();
            map.iter().map(|(name, text)| (name.clone(), text.as_str().unwrap().to_owned())).collect()
        };
        let files: Files = texts("files").into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        let host: Host = texts("host").into_iter().collect();
        let project = ComposeProject { files: &files, chosen: &[], host: &host, folder: "/project" };
        let found = shape(&read_compose(&project));
        if found == vector["expect"] {
            agree += 1;
        } else {
            println!("{}: {found}\nbut compose: {}", vector["id"], vector["expect"]);
        }
    }
    assert_eq!(agree, AGREEMENT);
    assert_eq!(RECORDED.lines().count(), AGREEMENT);
}
