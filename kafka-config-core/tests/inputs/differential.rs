//! Random texts through the real Go parsers and through ours; without Go nothing is asked.
//!
//! `KAFKA_CONFIG_SEED` and `KAFKA_CONFIG_CASES` (default 3000) choose the texts. A failure prints the text.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use kafka_config_core::input::{EnvDialect, Host, interpolate, read_env};
use serde_json::{Value, json};

use crate::random::Random;
use crate::settings;

const PIECES: [&str; 58] = [
    "A",
    "B",
    "HOST",
    "EMPTY",
    "NOPE",
    "=",
    "=",
    ":",
    "\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "'",
    "\"",
    "\\",
    "#",
    " #",
    "$",
    "$$",
    "${",
    "}",
    "${A}",
    "$HOST",
    "${NOPE:-",
    "${EMPTY:+",
    "${A-",
    "${B?",
    ":?",
    "+",
    "-",
    "{",
    "{}",
    "export ",
    "\\n",
    "\\$",
    "\\\"",
    "\\012",
    "\\0101",
    "\\0400",
    "\\c",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "é",
    "日",
    "²",
    "[",
    ".",
    ";",
    "\0",
    "A=",
    "\nB=\"",
    "\nC='",
    "\nHOST\n",
    "x y",
    "*",
];

fn program() -> Option<std::path::PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/go");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("go-oracle");
    let build = Command::new("go").args(["build", "-o"]).arg(&program).arg(".").current_dir(source).status();
    build.is_ok_and(|status| status.success()).then_some(program)
}

fn host() -> Host {
    [("HOST", "hv"), ("EMPTY", ""), ("DOLLAR", "a$HOST")].map(|(n, v)| (n.to_owned(), v.to_owned())).into()
}

/// Our answer in the form of the program's; `None` for a refusal.
fn ours(kind: &str, text: &str, host: &Host) -> Option<Value> {
    let dialect = match kind {
        "docker-env" => EnvDialect::Docker,
        "compose-env" => EnvDialect::Compose,
        _ => return interpolate(text, &|name| host.get(name)).ok().map(|text| json!(text.value)),
    };
    let file = read_env(dialect, text.as_bytes(), host).ok()?;
    if dialect == EnvDialect::Compose {
        return Some(json!(file.last()));
    }
    let lines = file.assignments.iter().map(|set| format!("{}={}", set.name, set.value));
    Some(json!(lines.collect::<Vec<_>>()))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let held =
            chunk.iter().fold(0_u32, |held, &byte| held << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        let digit = |place: usize| DIGITS[usize::try_from(held >> (18 - 6 * place) & 63).unwrap()];
        text.extend((0..4).map(|place| if place <= chunk.len() { char::from(digit(place)) } else { '=' }));
    }
    text
}

#[test]
fn random_texts_are_read_as_the_real_parsers_read_them() {
    let Some(program) = program() else { return println!("no Go here: nothing is asked") };
    let (seed, host) = (settings::seed(), host());
    println!("KAFKA_CONFIG_SEED={seed}");
    let mut random = Random::from_text(&seed);
    let kinds = ["docker-env", "compose-env", "compose-interpolation"];
    let cases: Vec<(&str, String)> =
        (0..settings::cases(3000)).map(|_| (random.pick(&kinds), random.join(14, &PIECES))).collect();
    let mut questions = String::new();
    for (kind, text) in &cases {
        let question = json!({ "kind": kind, "text": base64(text.as_bytes()), "host": host });
        writeln!(questions, "{question}").unwrap();
    }
    let asked = Path::new(env!("CARGO_TARGET_TMPDIR")).join("go-questions.jsonl");
    fs::write(&asked, questions).unwrap();
    let input = Stdio::from(fs::File::open(&asked).unwrap());
    let answers = Command::new(program).stdin(input).stderr(Stdio::null()).output().unwrap().stdout;
    let answers: Vec<Value> =
        answers.split(|&byte| byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    assert_eq!(answers.len(), cases.len());
    let mut differences = String::new();
    for ((kind, text), real) in cases.iter().zip(&answers) {
        let refused = *kind == "compose-interpolation" && real.is_object()
            || *kind == "docker-env" && real.is_object()
            || *kind == "compose-env"
                && real.as_object().is_some_and(|map| map.len() == 1 && map.contains_key("error"));
        let expected = (!refused).then_some(real);
        let ours = ours(kind, text, &host);
        if ours.as_ref() != expected {
            writeln!(differences, "{kind} {text:?}\n  real {real}\n  ours {ours:?}").unwrap();
        }
    }
    assert!(differences.is_empty(), "{differences}");
}
