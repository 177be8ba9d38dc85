//! `env --batch` against recordings of the real readers: every line comes out equal.
//!
//! A run of one character is written as `⟨x×65533⟩` in the recordings.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

#[path = "../../kafka-config-core/tests/inputs/expand.rs"]
mod expand;

use expand::expand;

/// The answers of the program, each with whether the exit status was 0.
fn ask(questions: &str) -> (Vec<Value>, bool) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kafka-config"))
        .args(["env", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    let questions = questions.to_owned();
    let writer = std::thread::spawn(move || input.write_all(questions.as_bytes()));
    let output = program.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), output.status.success())
}

/// Asks all that was recorded and compares every answer. The file's name is the kind of its cases.
#[track_caller]
fn check(kind: &str, recorded: &str, count: usize) {
    let cases: Vec<Value> =
        recorded.lines().map(|line| expand(serde_json::from_str(line).unwrap())).collect();
    assert_eq!(cases.len(), count);
    let questions = cases.iter().fold(String::new(), |mut lines, case| {
        let mut case = case.clone();
        let fields = case.as_object_mut().unwrap();
        fields.retain(|name, _| !name.starts_with("expect"));
        if !fields.contains_key("files") {
            fields.insert("kind".to_owned(), kind.into());
        }
        writeln!(lines, "{case}").unwrap();
        lines
    });
    let (answers, success) = ask(&questions);
    assert!(success);
    assert_eq!(answers.len(), count);
    let mut differences = String::new();
    for (case, answer) in cases.iter().zip(&answers) {
        assert_eq!(case.get("id"), answer.get("id"));
        let expected = case.get("expect").unwrap();
        let agrees = match expected.get("error") {
            Some(_) => {
                answer["error"].is_string()
                    && answer["result"] == serde_json::json!({ "error": answer["error"] })
            }
            None => answer.get("result") == Some(expected),
        };
        if !agrees {
            writeln!(differences, "expected {expected}\nanswer   {answer}").unwrap();
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

macro_rules! recorded {
    ($test:ident, $name:literal, $count:literal) => {
        #[test]
        fn $test() {
            check(
                $name,
                include_str!(concat!("../../kafka-config-core/tests/fixtures/inputs/", $name, ".jsonl")),
                $count,
            );
        }
    };
}

recorded!(env_files_of_docker, "docker-env", 115);
recorded!(env_files_of_podman, "podman-env", 115);
recorded!(env_files_of_compose, "compose-env", 114);
recorded!(env_files_of_systemd, "systemd-env", 114);
recorded!(variables_in_texts_of_compose, "compose-interpolation", 114);
recorded!(units, "quadlet", 114);
recorded!(references_of_kubernetes, "k8s-expansion", 114);
recorded!(projects, "compose-projects", 120);

#[test]
fn what_is_no_question_is_told_and_the_rest_answered() {
    let lines = "{\"id\": 1, \"kind\": \"docker-env\", \"input\": \"A=b\"}\n{\n[]\n{\"id\": [2]}\n\
                 {\"id\": \"x\", \"kind\": \"dotenv\"}\n{\"kind\": \"podman-env\", \"input\": 1}\n";
    let (answers, success) = ask(lines);
    assert!(!success);
    let texts: Vec<String> = answers.iter().map(Value::to_string).collect();
    assert_eq!(
        texts,
        [
            r#"{"id":1,"result":{"env":["A=b"]}}"#,
            r#"{"id":null,"error":"not JSON at column 1","line":2}"#,
            r#"{"id":null,"error":"this is no JSON object","line":3}"#,
            r#"{"id":[2],"error":"there is no 'kind'","line":4}"#,
            r#"{"id":"x","error":"'dotenv' is no kind of question; 'kafka-config env --help' lists them","line":5}"#,
            r#"{"id":null,"error":"'input' is no text","line":6}"#,
        ]
    );
}
