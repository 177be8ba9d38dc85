//! Plain objects in and out.
//!
//! As JSON text: one call across the border.

use wasm_bindgen::{JsError, JsValue};

/// Asks a question of an object; `undefined` and `null` are the empty one.
pub(crate) fn ask(
    request: &JsValue,
    question: fn(&str) -> Result<String, String>,
) -> Result<JsValue, JsError> {
    give(question(&text(request)?))
}

fn text(value: &JsValue) -> Result<String, JsError> {
    if value.is_undefined() || value.is_null() {
        return Ok("{}".to_owned());
    }
    let text = js_sys::JSON::stringify(value).map_err(|_| JsError::new("the argument is not plain data"))?;
    // A function has no text.
    Ok(text.as_string().unwrap_or_default())
}

/// Hands an answer over.
pub(crate) fn give(answer: Result<String, String>) -> Result<JsValue, JsError> {
    js_sys::JSON::parse(&thrown(answer)?).map_err(|_| JsError::new("the answer is not plain data"))
}

/// What is thrown has the words of the error.
pub(crate) fn thrown(answer: Result<String, String>) -> Result<String, JsError> {
    answer.map_err(|error| JsError::new(&error))
}
