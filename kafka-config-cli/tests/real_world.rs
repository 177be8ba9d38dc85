//! Configurations that people really had, as they had them: each fault is found where it is, and in those without one
//! nothing is found.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test ends by panicking")]

use std::process::Command;

use serde_json::Value;

const EXAMPLES: &str = include_str!("../../kafka-config-core/tests/fixtures/real-world-examples.jsonl");

/// The report on an example in its own format.
fn report(example: &Value) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let format = example["format"].as_str().unwrap();
    let name = match format {
        "compose" => "compose.yaml",
        "docker-run" => "run.sh",
        "env" => "broker.env",
        "properties" => "server.properties",
        "k8s" => "kafka.yaml",
        other => panic!("no format {other}"),
    };
    std::fs::write(folder.path().join(name), example["input"].as_str().unwrap()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kafka-config"));
    command.current_dir(folder.path()).args(["check", "--format", "json", name]);
    let version = example["kafka_version"].as_str().unwrap_or_default();
    let version = if version.matches('.').count() == 1 { format!("{version}.0") } else { version.to_owned() };
    match (format, example["image"].as_str()) {
        ("env", Some(image)) => command.args(["--image", image]),
        ("env" | "properties", _) => command.args(["--kafka-version", &version]),
        _ => &mut command,
    };
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}: {told}", example["id"]))
}

/// Whether a finding is about one of these keys or on this line.
fn is_about(finding: &Value, fault: &Value) -> bool {
    let is_key = |name: &Value| name.is_string() && fault["key"].as_array().unwrap().contains(name);
    is_key(&finding["envName"]) || is_key(&finding["key"]) || finding["location"]["line"] == fault["line"]
}

#[test]
fn every_fault_of_real_configurations_is_found_and_no_other() {
    let (mut faults, mut clean) = (0, 0);
    for line in EXAMPLES.lines() {
        let example: Value = serde_json::from_str(line).unwrap();
        let (report, id) = (report(&example), &example["id"]);
        let found = report["diagnostics"].as_array().unwrap();
        let expected = example["faults"].as_array().unwrap();
        for fault in expected {
            assert!(found.iter().any(|finding| is_about(finding, fault)), "{id}: {fault:#}\n{report:#}");
            faults += 1;
        }
        if expected.is_empty() {
            let told: Vec<&Value> = found.iter().filter(|finding| finding["severity"] != "info").collect();
            assert!(told.is_empty(), "{id}: {told:#?}");
            clean += 1;
        }
    }
    println!("{faults} faults found, {clean} clean configurations, 0 differ");
    assert_eq!((faults, clean), (29, 6));
}
