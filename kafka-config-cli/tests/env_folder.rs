//! Which files `env` reads that another file names.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

const COMPOSE: &str = "services:\n  kafka:\n    image: apache/kafka\n    env_file: kafka.env\n";

/// Standard output and standard error of `env` in a folder.
fn env(folder: &std::path::Path, files: &[&str]) -> (String, String) {
    let program = env!("CARGO_BIN_EXE_kafka-config");
    let output = Command::new(program).arg("env").args(files).current_dir(folder).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_link_does_not_lead_out_of_the_folder_unless_its_target_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("project");
    fs::create_dir(&project).unwrap();
    fs::write(project.join("compose.yaml"), COMPOSE).unwrap();
    fs::write(folder.path().join("other.env"), "A=b\n").unwrap();
    symlink("../other.env", project.join("kafka.env")).unwrap();
    let (text, faults) = env(&project, &["compose.yaml"]);
    assert!(!text.contains("A=b"), "{text}");
    assert!(faults.contains("'kafka.env' lies outside the folder"), "{faults}");
    let (text, faults) = env(&project, &["compose.yaml", "../other.env"]);
    assert_eq!((text.as_str(), faults.as_str()), ("kafka  apache/kafka\n  A=b\n", ""));
}

#[test]
fn an_included_project_has_the_variables_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("project");
    fs::create_dir(&project).unwrap();
    fs::write(folder.path().join("compose.yaml"), "include: [project/compose.yaml]\n").unwrap();
    fs::write(project.join("compose.yaml"), COMPOSE.replace("apache/kafka", "apache/kafka:${TAG}")).unwrap();
    fs::write(project.join("kafka.env"), "A=b\n").unwrap();
    fs::write(project.join(".env"), "TAG=4.1.1\n").unwrap();
    let (text, faults) = env(folder.path(), &["compose.yaml"]);
    assert_eq!((text.as_str(), faults.as_str()), ("kafka  apache/kafka:4.1.1\n  A=b\n", ""));
}
