//! The questions of the npm package: whatever is asked, there is an answer or an error in words, always the same, and no
//! place of an answer lies outside of the texts. What has lost its secrets has none to lose.
//!
//! The first byte chooses the question. What begins with `{` after it is the request as JSON text. All else is a list
//! of pieces with a NUL after each, of which [`FIELDS`] tells by the first character what they are.

use kafka_config_wasm::{mask_secrets, questions};
use serde_json::{Map, Value, json};

type Question = (fn(&str) -> Result<String, String>, fn(Map<String, Value>) -> Value);

const QUESTIONS: [Question; 7] = [
    (questions::preview, of_containers),
    (questions::render, of_containers),
    (questions::check, of_containers),
    (questions::listeners, of_containers),
    (questions::explain, of_explain),
    (questions::convert, of_convert),
    (questions::schema, of_schema),
];

/// What a piece is, by its first character.
const FIELDS: [(u8, &str, Shape); 19] = [
    (b'i', "inputs", Shape::Text),
    (b'v', "variables", Shape::Pair),
    (b'h', "hostVariables", Shape::Pair),
    (b'a', "arguments", Shape::Word),
    (b'm', "mounted", Shape::Text),
    (b'd', "defaults", Shape::Text),
    (b's', "secrets", Shape::Text),
    (b'I', "image", Shape::Only),
    (b'M', "mode", Shape::Only),
    (b'c', "component", Shape::Only),
    (b'r', "select", Shape::Word),
    (b'g', "ignore", Shape::Word),
    (b'l', "lastStage", Shape::Only),
    (b'n', "name", Shape::Only),
    (b't', "to", Shape::Only),
    (b'F', "fromImage", Shape::Only),
    (b'S', "services", Shape::Word),
    (b'C', "components", Shape::Word),
    (b'q', "search", Shape::Only),
];

#[derive(Clone, Copy)]
enum Shape {
    /// The field's value.
    Only,
    /// One of the field's values.
    Word,
    /// `NAME=VALUE`, one of its pairs.
    Pair,
    /// `NAME=TEXT`, one of its texts.
    Text,
}

/// Any bytes as a question.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let (ask, request_of) = QUESTIONS[usize::from(*first) % QUESTIONS.len()];
    let request = if rest.starts_with(b"{") { text(rest) } else { request_of(fields(rest)).to_string() };
    let masked = mask_secrets(&text(rest));
    assert!(masked == mask_secrets(&masked), "{masked:?} is masked once more");
    let answer = ask(&request);
    assert!(answer == ask(&request), "two answers differ");
    match answer {
        Err(error) => assert!(!error.trim().is_empty(), "an error without words"),
        Ok(answer) => {
            let answer: Value = serde_json::from_str(&answer).expect("an answer is JSON");
            if let Some(lengths) = lengths(&request) {
                check_places(&answer, &lengths);
            }
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn fields(data: &[u8]) -> Map<String, Value> {
    let mut fields = Map::new();
    for piece in data.split(|&byte| byte == 0) {
        let Some((first, value)) = piece.split_first() else { continue };
        let Some((_, field, shape)) = FIELDS.iter().find(|(letter, ..)| letter == first) else { continue };
        let value = text(value);
        let (name, rest) = value.split_once('=').unwrap_or((&value, ""));
        let one = match shape {
            Shape::Only => {
                fields.insert((*field).to_owned(), json!(value));
                continue;
            }
            Shape::Word => json!(value),
            Shape::Pair => json!([name, rest]),
            Shape::Text => json!({ "name": name, "text": rest }),
        };
        if let Value::Array(all) = fields.entry(*field).or_insert(json!([])) {
            all.push(one);
        }
    }
    fields
}

fn taken(fields: &mut Map<String, Value>, names: &[&str]) -> Map<String, Value> {
    names.iter().filter_map(|name| Some(((*name).to_owned(), fields.remove(*name)?))).collect()
}

fn of_containers(mut fields: Map<String, Value>) -> Value {
    let rules = taken(&mut fields, &["select", "ignore", "lastStage"]);
    let mut request = taken(
        &mut fields,
        &[
            "inputs",
            "variables",
            "hostVariables",
            "arguments",
            "mounted",
            "defaults",
            "secrets",
            "image",
            "mode",
            "component",
        ],
    );
    request.insert("rules".to_owned(), Value::Object(rules));
    Value::Object(request)
}

fn of_explain(mut fields: Map<String, Value>) -> Value {
    let name = fields.remove("name").unwrap_or_default();
    json!({ "name": name, "request": of_containers(fields) })
}

fn of_convert(mut fields: Map<String, Value>) -> Value {
    Value::Object(taken(&mut fields, &["inputs", "to", "image", "fromImage", "services", "hostVariables"]))
}

fn of_schema(mut fields: Map<String, Value>) -> Value {
    Value::Object(taken(&mut fields, &["image", "components", "search"]))
}

/// The length of each input in UTF-16 units; nothing for halves of characters, which only JavaScript writes.
fn lengths(request: &str) -> Option<Vec<u64>> {
    let request: Value = serde_json::from_str(request).ok()?;
    let inputs = request.get("inputs").or_else(|| request.get("request")?.get("inputs"));
    let texts = inputs.and_then(Value::as_array).into_iter().flatten();
    let length = |input: &Value| input["text"].as_str().unwrap_or_default().encode_utf16().count() as u64;
    Some(texts.map(length).collect())
}

/// Every place is inside of the input that it names.
fn check_places(answer: &Value, lengths: &[u64]) {
    match answer {
        Value::Array(values) => values.iter().for_each(|value| check_places(value, lengths)),
        Value::Object(fields) => {
            if let (Some(input), Some(range)) =
                (fields.get("input").and_then(Value::as_u64), fields.get("range"))
            {
                let length = lengths.get(usize::try_from(input).expect("a number")).copied();
                let (start, end) = (range["start"].as_u64(), range["end"].as_u64());
                assert!(
                    start.is_some() && start <= end && end <= length,
                    "{answer} lies outside of {lengths:?}"
                );
            }
            fields.values().for_each(|value| check_places(value, lengths));
        }
        _ => {}
    }
}
