//! The topologies that people start from have no fault, and none is found in them.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::path::Path;
use std::process::Command;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docker/examples");

fn check(folder: &Path, version: &str) -> serde_json::Value {
    let output = Command::new(env!("CARGO_BIN_EXE_kafka-config"))
        .args(["check", "--format", "json", "--var", &format!("KAFKA_IMAGE=apache/kafka:{version}")])
        .arg(folder)
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn examples_are_accepted_without_a_warning() {
    let mut folders: Vec<_> = std::fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert_eq!(folders.len(), 6, "{folders:?}");
    for folder in &folders {
        // Share groups, which the examples set, are there since 4.0.
        for version in ["4.0.0", "4.1.1", "4.2.2", "4.4.0"] {
            let report = check(folder, version);
            assert_eq!(report["verdict"], "accept", "{} {version}", folder.display());
            assert_eq!(report["summary"]["errors"], 0, "{} {version}: {report:#}", folder.display());
            assert_eq!(report["summary"]["warnings"], 0, "{} {version}: {report:#}", folder.display());
        }
    }
}

#[test]
fn every_service_of_the_isolated_example_is_a_node() {
    let report = check(&Path::new(FOLDER).join("isolated"), "4.1.1");
    assert_eq!(report["inputs"].as_array().unwrap().len(), 6);
}
