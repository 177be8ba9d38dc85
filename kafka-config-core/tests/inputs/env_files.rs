//! Env files in their four dialects.

use std::collections::BTreeMap;

use kafka_config_core::input::{
    EnvDialect, EnvFaultKind, EnvFile, Host, read_dotenv, read_env, systemd_pairs,
};
use kafka_config_core::model::Span;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::recorded::answer;

const DIALECTS: [EnvDialect; 5] = [
    EnvDialect::Docker,
    EnvDialect::Podman,
    EnvDialect::Compose,
    EnvDialect::Systemd,
    EnvDialect::SystemdBefore254,
];

fn host() -> Host {
    [("HOST", "hv"), ("KAFKA_A", "ka"), ("KAFKA_B", "kb")].map(|(n, v)| (n.to_owned(), v.to_owned())).into()
}

/// What a file sets, in order.
#[track_caller]
fn check(dialect: EnvDialect, text: &str, expected: &[(&str, &str)]) {
    let file = read_env(dialect, text.as_bytes(), &host());
    let read =
        file.map(|file| file.assignments.into_iter().map(|set| (set.name, set.value)).collect::<Vec<_>>());
    let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
    assert_eq!(read, Ok(expected.iter().map(owned).collect()), "{text:?}");
}

/// A file that is refused, with the message.
#[track_caller]
fn check_refused(dialect: EnvDialect, text: &str, message: &str) {
    let error = read_env(dialect, text.as_bytes(), &host()).unwrap_err();
    assert_eq!(error.to_string(), message, "{text:?}");
}

/// The notes about a file that is read.
#[track_caller]
fn check_notes(dialect: EnvDialect, text: &str, notes: &[&str]) {
    let file = read_env(dialect, text.as_bytes(), &host()).unwrap();
    assert_eq!(file.notes.iter().map(ToString::to_string).collect::<Vec<_>>(), notes, "{text:?}");
}

#[test]
fn podman_takes_names_and_patterns_from_the_host() {
    check(
        EnvDialect::Podman,
        "HOST\nNOPE\nKAFKA_*\nA*=x\n",
        &[("HOST", "hv"), ("KAFKA_A", "ka"), ("KAFKA_B", "kb"), ("A*", "x")],
    );
    check(
        EnvDialect::Podman,
        "\t# c\n export A=b \n\u{feff}B=\"c\"",
        &[("export A", "b "), ("\u{feff}B", "\"c\"")],
    );
    let note = "line 1: 'NOPE' has no value here and none on the host: it is left out; \
                write 'NOPE=VALUE', or set it where the command runs";
    check_notes(EnvDialect::Podman, "NOPE", &[note]);
    check_refused(
        EnvDialect::Podman,
        "A=b\n =hunter2",
        "line 2: no variable name before the '='; write lines NAME=VALUE",
    );
}

#[test]
fn docker_takes_names_from_the_host_but_no_patterns() {
    check(EnvDialect::Docker, "HOST\nKAFKA_*\nA=1\nA=2", &[("HOST", "hv"), ("A", "1"), ("A", "2")]);
    check_refused(
        EnvDialect::Docker,
        "A=b\n\nexport C=hunter2",
        "line 3: a blank follows 'export'; leave out 'export': the file is no shell script",
    );
}

#[test]
fn compose_reads_statements() {
    check(
        EnvDialect::Compose,
        "A=\"b\" B='c'# d\nexport C: d # e\nhttp://x\n",
        &[("A", "b"), ("B", "c"), ("C", "d"), ("http", "//x")],
    );
    check(
        EnvDialect::Compose,
        "HOST\nNOPE\nA=$HOST$A\nHOST=own\nB=$HOST",
        &[("HOST", "hv"), ("A", "hv"), ("HOST", "own"), ("B", "hv")],
    );
    check(
        EnvDialect::Compose,
        r#"A="\$HOST \n \0101 \012 \0400 \c \x41 \\n" B='\n\''"#,
        &[("A", "$HOST \n A \\12 \\400 \\c \\x41 \\n"), ("B", "\\n'")],
    );
}

#[test]
fn compose_tells_where_it_stops() {
    let after_quote = "line 2: after the quote that ends a value the next variable begins, and '\"' cannot stand in \
                       its name; put the whole value into one pair of quotes";
    check_refused(EnvDialect::Compose, "A=b\nB=\"x\"\"hunter2\"", after_quote);
    check_refused(
        EnvDialect::Compose,
        "A='hunter2\nB=c",
        "line 1: no ' ends this value; write ' at the end of the value",
    );
    check_refused(
        EnvDialect::Compose,
        "A=b\nexport ",
        "line 2: nothing follows 'export'; write lines NAME=VALUE",
    );
    check_refused(
        EnvDialect::Compose,
        "A=1\nP=${file:/run/s:pw}",
        "line 2: '${file' must go on with '}', '-', ':-', '+', ':+', '?' or ':?'; \
         for a text that Kafka shall see write '$${file'",
    );
    check_notes(
        EnvDialect::Compose,
        "A=b\nHOST",
        &["line 2: a last line without '=' and without line feed sets a variable with an empty name; \
         write NAME=VALUE, or end the line"],
    );
}

#[test]
fn the_lookup_of_compose_wins_over_the_file() {
    let service = |name: &str| (name == "A").then_some("from the service");
    let file = read_dotenv(b"A=x\nB=$A", &service).unwrap();
    assert_eq!(file.last(), BTreeMap::from([("A", "x"), ("B", "from the service")]));
}

#[test]
fn systemd_continues_lines_and_joins_quotes() {
    check(
        EnvDialect::Systemd,
        "A='a'\"b\" c\\\n d  \nB=\"x\ny\"\rC=\\#",
        &[("A", "abc d"), ("B", "x\ny"), ("C", "#")],
    );
    check(EnvDialect::Systemd, "A=1\n# c \\\nA=2\nB='x", &[("A", "2"), ("B", "x")]);
    check(EnvDialect::SystemdBefore254, "A=1\n# c \\\nA=2\nB='x", &[("A", "1"), ("B", "x")]);
    check_notes(
        EnvDialect::Systemd,
        "B\nexport A=b\nA.B=c\nC=\"d\n",
        &[
            "line 1: a line without '=', which systemd drops; write lines NAME=VALUE",
            "line 2: 'export A' is no name for systemd, which drops the line; \
         leave out 'export': the file is no shell script",
            "line 3: 'A.B' is no name for systemd, which drops the line; use letters, digits and '_', and no digit first",
            "line 4: no \" ends this value; write \" at the end of the value",
        ],
    );
    check_refused(
        EnvDialect::Systemd,
        "A=b\0",
        "line 1: a NUL byte, for which systemd refuses the file; save the file as plain UTF-8 text",
    );
}

#[test]
fn a_million_bytes_take_no_longer_than_they_should() {
    let long = "x".repeat(500_000);
    let texts = [
        "A=\"b\" ".repeat(170_000),
        format!("A={long}\n{}", "B=${A:+x}\n".repeat(50_000)),
        "A='b\n".repeat(200_000),
        "A\n".repeat(500_000),
        (0..100_000).rev().map(|n| format!("A.{n}=\\\n")).collect::<Vec<_>>().concat(),
        " # #\n".repeat(200_000),
        "\\".repeat(1_000_000),
        "A=\"".to_owned() + &"\\\"".repeat(500_000),
        "export ".repeat(140_000),
        "a".repeat(1_000_000),
    ];
    for text in texts {
        for dialect in DIALECTS {
            let _ = read_env(dialect, text.as_bytes(), &host());
        }
    }
}

#[test]
fn variables_cannot_fill_the_memory() {
    let doubled = (0..60).map(|n| format!("A{}=${{A{n}}}${{A{n}}}\n", n + 1)).collect::<Vec<_>>().concat();
    let error = read_env(EnvDialect::Compose, format!("A0=x\n{doubled}").as_bytes(), &host()).unwrap_err();
    assert_eq!(error.kind, EnvFaultKind::TooLong);
}

#[test]
fn values_never_show_in_debug_output() {
    for dialect in DIALECTS {
        let file = read_env(dialect, b"KAFKA_SSL_KEY_PASSWORD=hunter2", &host()).unwrap();
        assert!(!file.assignments.is_empty() && !format!("{file:?}").contains("hunter2"));
    }
}

fn any_text() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        prop::sample::select(vec![
            "A", "B=", "=", ":", "\n", "\r\n", " ", "\t", "'", "\"", "\\", "#", ";", "$", "${", "}",
            "export ", "*", "é", "\u{a0}", "\u{feff}", "HOST", "\\0",
        ])
        .prop_map(|part| part.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..3),
    ];
    prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
}

/// Places lie inside the text, and hold names and values that nothing was done to.
fn places_hold(text: &[u8], file: &EnvFile) -> Result<(), TestCaseError> {
    let at = |span: Span| text.get(span.start..span.end);
    for set in &file.assignments {
        let name = at(set.name_at).map(|bytes| String::from_utf8_lossy(bytes));
        prop_assert!(name.as_deref() == Some(&set.name) || set.value_at.is_none());
        if let Some(span) = set.value_at {
            let value = at(span).map(String::from_utf8_lossy);
            let plain = |text: &str| !text.contains(['\\', '\'', '"', '$']);
            prop_assert!(
                value.as_deref().is_some_and(|value| !plain(value) || value == set.value),
                "{:?}",
                value
            );
        }
    }
    prop_assert!(file.notes.iter().all(|note| at(note.span).is_some()));
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_at_a_place_of_theirs(text in any_text()) {
        for dialect in DIALECTS {
            match read_env(dialect, &text, &host()) {
                Ok(file) => places_hold(&text, &file)?,
                Err(fault) => {
                    prop_assert!(text.get(fault.span.start..fault.span.end).is_some());
                    prop_assert!(fault.line >= 1 && fault.line <= text.split(|&byte| byte == b'\n').count());
                }
            }
        }
    }
}

/// A recorded case of systemd before 254.
pub(crate) fn recorded_systemd_before_254(case: &Value) -> Result<Value, String> {
    let all = systemd_pairs(&super::recorded::input(case), false).map_err(|fault| fault.to_string())?;
    let file = read_env(EnvDialect::SystemdBefore254, &super::recorded::input(case), &Host::new())
        .map_err(|fault| fault.to_string())?;
    let pairs: Vec<_> = all.assignments.iter().map(|set| (&set.name, &set.value)).collect();
    Ok(json!({ "env": file.last(), "pairs": pairs }))
}

/// The comparison of the four by hand. Its columns for systemd are from 256.
#[test]
fn the_comparison_of_the_dialects_agrees() {
    let recorded: Value = serde_json::from_str(include_str!("../fixtures/inputs/by-hand.json")).unwrap();
    let columns = ["docker_env_file", "podman_env_file", "compose_dotenv", "systemd_env_file"];
    let cases = recorded["env_files"].as_array().unwrap();
    assert_eq!(cases.len(), 42);
    for case in cases {
        let case = json!({ "input": case["input"], "host": recorded["host"], "expect": case });
        let results = [
            answer("docker-env", &case).map(|result| result["env"].clone()),
            answer("podman-env", &case).map(|result| result["env"].clone()),
            answer("compose-env", &case).map(|result| result["env"].clone()),
            answer("systemd-env", &case).map(|result| result["pairs"].clone()),
        ];
        for (column, result) in columns.into_iter().zip(results) {
            let expected = &case["expect"][column];
            let refused = expected.as_str().is_some_and(|text| text.starts_with("ERR "));
            assert_eq!(result.ok(), (!refused).then(|| expected.clone()), "{column}: {:?}", case["input"]);
        }
    }
}
