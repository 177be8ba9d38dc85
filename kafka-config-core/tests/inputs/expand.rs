//! Recorded cases write runs of one sign short: `⟨a×3⟩` stands for `aaa`.

use serde_json::{Map, Value};

/// The value with all runs written out.
pub(crate) fn expand(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(written_out(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(expand).collect()),
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (written_out(&name), expand(value)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
        other => other,
    }
}

fn written_out(text: &str) -> String {
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
