//! A line of JSON in, a line of JSON out.

use std::fmt::Write as _;

use serde_json::Value;

use super::case::CaseError;
use super::kinds::answer_case;

/// The answer to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvAnswer {
    /// `{"id": …, "result": …}`, in ASCII, without a line feed. A refusal is a result `{"error": …}`, and beside it an
    /// `error`; a line that could not be understood has the `error` alone.
    pub text: String,
    /// Whether the line could not be understood; what a real reader refuses was understood.
    pub broken: bool,
}

/// Answers a line; `number` counts from 1 and stands in the answer to one that cannot be understood.
///
/// ```
/// use kafka_config_core::input::answer_line;
///
/// let answer = answer_line(br#"{"id": 7, "kind": "docker-env", "input": "A='b'"}"#, 1);
/// assert_eq!(answer.text, r#"{"id":7,"result":{"env":["A='b'"]}}"#);
/// ```
pub fn answer_line(line: &[u8], number: usize) -> EnvAnswer {
    let (id, answer) = match serde_json::from_slice::<Value>(line.trim_ascii_end()) {
        Ok(case) => (case.get("id").cloned().unwrap_or_default(), answer_case(&case)),
        // The parser counts lines of its own, and its texts repeat values that may be secret.
        Err(error) => (Value::Null, Err(CaseError::Broken(format!("not JSON at column {}", error.column())))),
    };
    let (broken, rest) = match answer {
        Ok(result) => (false, format!("\"result\":{result}")),
        Err(CaseError::Refused(error)) => {
            let error = Value::from(error);
            (false, format!("\"result\":{{\"error\":{error}}},\"error\":{error}"))
        }
        Err(CaseError::Broken(error)) => {
            (true, format!("\"error\":{},\"line\":{number}", Value::from(error)))
        }
    };
    EnvAnswer { text: ascii(&format!("{{\"id\":{id},{rest}}}")), broken }
}

/// JSON without U+0085, U+2028 and the like, at which some programs end a line.
fn ascii(json: &str) -> String {
    if json.is_ascii() {
        return json.to_owned();
    }
    let mut escaped = String::with_capacity(json.len() * 2);
    let mut units = [0; 2];
    for sign in json.chars() {
        if sign.is_ascii() {
            escaped.push(sign);
            continue;
        }
        for unit in sign.encode_utf16(&mut units) {
            // Writing into a String cannot fail.
            let _ = write!(escaped, "\\u{unit:04x}");
        }
    }
    escaped
}
