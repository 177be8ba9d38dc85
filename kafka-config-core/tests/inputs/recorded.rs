//! What the real parsers read, recorded: how many cases there are and that we agree with all of them.
//!
//! A run of one character is written as `⟨x×65533⟩`.

use kafka_config_core::input::{CaseError, answer_case};
use serde_json::Value;

use super::env_files;
use super::expand::expand;

/// Reads the input of a case and gives the answer in the form of the recorded one.
type Reader = fn(&Value) -> Result<Value, String>;

/// A kind of cases.
struct Kind {
    /// Its file.
    lines: &'static str,
    /// How many there are; all agree.
    count: usize,
    /// Where a case tells what is expected; elsewhere it is `expect`.
    expect: &'static str,
    read: Reader,
}

macro_rules! kind {
    ($name:literal, $count:literal, $expect:literal, $read:expr) => {
        Kind {
            lines: include_str!(concat!("../fixtures/inputs/", $name, ".jsonl")),
            count: $count,
            expect: $expect,
            read: $read,
        }
    };
}

const KINDS: [Kind; 8] = [
    kind!("compose-interpolation", 114, "", |case| answer("compose-interpolation", case)),
    kind!("docker-env", 115, "", |case| answer("docker-env", case)),
    kind!("podman-env", 115, "", |case| answer("podman-env", case)),
    kind!("compose-env", 114, "", |case| answer("compose-env", case)),
    kind!("systemd-env", 114, "", |case| answer("systemd-env", case)),
    kind!("systemd-env", 114, "expect_before_254", env_files::recorded_systemd_before_254),
    kind!("k8s-expansion", 114, "", |case| answer("k8s-expansion", case)),
    kind!("quadlet", 114, "", |case| answer("quadlet", case)),
];

#[test]
fn every_recorded_case_agrees() {
    let mut differences = Vec::new();
    for kind in KINDS {
        let cases: Vec<Value> =
            kind.lines.lines().map(|line| expand(serde_json::from_str(line).unwrap())).collect();
        assert_eq!(cases.len(), kind.count);
        for case in cases {
            let expected = case.get(kind.expect).unwrap_or(&case["expect"]);
            let result = (kind.read)(&case);
            if !agrees(&result, expected) {
                differences.push(format!("{}\n  expected {expected}\n  read     {result:?}", case["id"]));
            }
        }
    }
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}

/// Whether both refuse or both read the same.
fn agrees(result: &Result<Value, String>, expected: &Value) -> bool {
    match (result, expected.get("error")) {
        (Err(_), Some(_)) => true,
        (Ok(read), None) => read == expected,
        _ => false,
    }
}

/// The bytes of the input.
pub(crate) fn input(case: &Value) -> Vec<u8> {
    match case.get("input_b64") {
        Some(text) => base64(text.as_str().unwrap()),
        None => case["input"].as_str().unwrap().as_bytes().to_vec(),
    }
}

fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for digit in text.chars().map_while(|c| DIGITS.find(c)) {
        (bits, held) = ((bits << 6 | u32::try_from(digit).unwrap()) & 0xFFFF, held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held).to_le_bytes()[0]);
        }
    }
    bytes
}

/// The answer to a case of this kind.
pub(crate) fn answer(kind: &str, case: &Value) -> Result<Value, String> {
    let mut case = case.clone();
    case["kind"] = kind.into();
    answer_case(&case).map_err(|error| match error {
        CaseError::Refused(error) => error,
        CaseError::Broken(error) => panic!("{error}: {case}"),
    })
}
