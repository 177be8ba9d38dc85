//! What the real parsers read, recorded: how many cases there are and that we agree with all of them.
//!
//! A run of one character is written as `⟨x×65533⟩`.

use serde_json::{Map, Value};

/// Reads the input of a case and gives the answer in the form of the recorded one.
type Reader = fn(&Value) -> Result<Value, String>;

/// Kinds, their cases and how many there are; all agree.
const KINDS: [(&str, &str, usize, Reader); 1] = [(
    "compose-interpolation",
    include_str!("../fixtures/inputs/compose-interpolation.jsonl"),
    114,
    super::interpolation::recorded,
)];

#[test]
fn every_recorded_case_agrees() {
    let mut differences = Vec::new();
    for (kind, lines, count, read) in KINDS {
        let cases: Vec<Value> =
            lines.lines().map(|line| expand(serde_json::from_str(line).unwrap())).collect();
        assert_eq!(cases.len(), count, "{kind}");
        for case in cases {
            let expected = &case["expect"];
            let result = read(&case);
            let agrees = match (&result, expected.get("error")) {
                (Err(_), Some(_)) => true,
                (Ok(value), None) => value == expected,
                _ => false,
            };
            if !agrees {
                differences.push(format!("{}\n  expected {expected}\n  read     {result:?}", case["id"]));
            }
        }
    }
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}

/// The variables of the client.
pub(crate) fn host(case: &Value) -> impl Fn(&str) -> Option<String> {
    let host = case.get("host").cloned().unwrap_or_default();
    move |name| host.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn expand(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(expand_text(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(expand).collect()),
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (expand_text(&name), expand(value)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
        other => other,
    }
}

fn expand_text(text: &str) -> String {
    let mut parts = text.split('⟨');
    let mut expanded = parts.next().unwrap().to_owned();
    for part in parts {
        let (run, rest) = part.split_once('⟩').unwrap();
        let (sign, count) = run.split_once('×').unwrap();
        expanded += &sign.repeat(count.parse().unwrap());
        expanded += rest;
    }
    expanded
}
