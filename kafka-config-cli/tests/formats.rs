//! Reports of every kind keep to their schemas: our own for JSON, the official one for SARIF.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test ends by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jsonschema::Validator;
use kafka_config_core::input::read_env_file;
use kafka_config_core::report;
use kafka_config_core::validate::RULES;
use serde_json::Value;

/// Inputs that break as many rules as possible: the examples of their pages, and those of `tests/cmd`.
fn inputs(folder: &Path) -> Vec<PathBuf> {
    let mut inputs = Vec::new();
    for rule in RULES {
        for (number, example) in rule.page.split("```invalid\n").skip(1).enumerate() {
            let example = example.split("```").next().unwrap_or_default();
            let path = folder.join(format!("{} {number} ü.env", rule.code));
            let variables: Vec<&str> =
                example.lines().take_while(|line| !line.starts_with("#! mounted")).collect();
            let text = variables.join("\n");
            if read_env_file(text.as_bytes()).is_ok() {
                fs::write(&path, text).unwrap();
                inputs.push(path);
            }
        }
    }
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let folders = fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path());
    let of_check = |path: &PathBuf| {
        path.to_string_lossy().contains("/check-") && path.extension().is_some_and(|end| end == "in")
    };
    for case in folders.filter(of_check) {
        let files = fs::read_dir(case).unwrap().map(|entry| entry.unwrap().path());
        let is_input =
            |path: &PathBuf| path.extension().is_some_and(|end| end == "env" || end == "properties");
        inputs.extend(files.filter(is_input));
    }
    inputs
}

fn run(arguments: &[&str], input: Option<&Path>) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kafka-config"));
    let output = command.arg("check").args(arguments).args(input).env_clear().output().unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn keeps_to(schema: &Validator, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let faults: Vec<String> =
        schema.iter_errors(&value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?} in {text}");
}

fn own_schema() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(report::SCHEMA).unwrap()).unwrap()
}

/// The official schema, out of the package that `Cargo.toml` names for it. Never skipped: without the schema the
/// test fails.
fn sarif_schema() -> Validator {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--manifest-path"])
        .arg(manifest)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = Path::new(package["manifest_path"].as_str().unwrap());
    let schema = fs::read_to_string(manifest.with_file_name("src").join("schema.json")).unwrap();
    // One pattern, that of a language's name, is a regular expression only where a stray bracket is allowed.
    let schema = schema.replace("{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert!(schema["$id"].as_str().unwrap().ends_with("sarif-schema-2.1.0.json"));
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn json_keeps_to_the_published_schema() {
    let folder = tempfile::tempdir().unwrap();
    let schema = own_schema();
    for input in inputs(folder.path()) {
        keeps_to(&schema, &run(&["--format", "json"], Some(&input)));
    }
}

#[test]
fn sarif_keeps_to_the_official_schema() {
    let folder = tempfile::tempdir().unwrap();
    let schema = sarif_schema();
    for input in inputs(folder.path()) {
        keeps_to(&schema, &run(&["--format", "sarif"], Some(&input)));
    }
}

#[test]
fn answers_of_a_batch_keep_to_the_published_schema() {
    let folder = tempfile::tempdir().unwrap();
    let (schema, lines) = (own_schema(), folder.path().join("lines"));
    fs::write(
        &lines,
        "{\"id\":[1],\"properties\":{}}\n{\"id\":\"x\",\"properties\":{\"node.id\":\"x\",\"process.roles\":\"b\"}}\nno\n",
    )
    .unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kafka-config"));
    let output = command.args(["check", "--batch"]).arg(&lines).env_clear().output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), 3);
    text.lines().for_each(|line| keeps_to(&schema, line));
}

#[test]
fn the_schema_is_printed_as_it_is_committed() {
    assert_eq!(run(&["--print-schema"], None), report::SCHEMA);
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    let schema = own_schema();
    for text in ["{}", "[]", "{\"id\":1,\"error\":\"x\"}", "{\"version\":2}"] {
        assert!(!schema.is_valid(&serde_json::from_str(text).unwrap()), "{text}");
    }
}

#[test]
fn the_places_of_sarif_and_json_are_the_same() {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/check-sarif.in/faults.env");
    let json: Value = serde_json::from_str(&run(&["--format", "json"], Some(&input))).unwrap();
    let sarif: Value = serde_json::from_str(&run(&["--format", "sarif"], Some(&input))).unwrap();
    let diagnostics = json["diagnostics"].as_array().unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(diagnostics.len(), results.len());
    for (diagnostic, result) in diagnostics.iter().zip(results) {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(diagnostic["location"]["line"], region["startLine"]);
        assert_eq!(diagnostic["location"]["endColumn"], region["endColumn"]);
        assert_eq!(diagnostic["code"], result["ruleId"]);
    }
}
