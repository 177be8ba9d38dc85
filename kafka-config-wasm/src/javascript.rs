//! Plain objects in and out.
//!
//! As JSON text: one call across the border, and `serde_json` names the field at fault.

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsError, JsValue};

/// Reads an argument; `undefined` and `null` are the empty object.
pub(crate) fn read<T: DeserializeOwned>(value: &JsValue) -> Result<T, JsError> {
    let text = if value.is_undefined() || value.is_null() {
        "{}".to_owned()
    } else {
        let text =
            js_sys::JSON::stringify(value).map_err(|_| JsError::new("the argument is not plain data"))?;
        // A function has no text.
        text.as_string().unwrap_or_default()
    };
    parse(&text)
}

/// Reads an argument that is JSON text.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, JsError> {
    serde_json::from_str(&well_formed(text)).map_err(|error| JsError::new(&fault(&error)))
}

/// JavaScript writes half a surrogate pair as `\ud83d`, which is no character: with U+FFFD in its place.
fn well_formed(json: &str) -> Cow<'_, str> {
    if !json.contains("\\ud") {
        return Cow::Borrowed(json);
    }
    let mut text = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let is_half =
            after.starts_with("ud") && after.get(2..3).is_some_and(|digit| "89abcdef".contains(digit));
        let taken = if is_half { 5 } else { after.chars().next().map_or(0, char::len_utf8) };
        let (escape, following) = after.split_at_checked(taken).unwrap_or((after, ""));
        text.push('\\');
        text.push_str(if is_half { "ufffd" } else { escape });
        rest = following;
    }
    Cow::Owned(text + rest)
}

/// The parser counts columns of a text that nobody has seen.
fn fault(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    message.get(..end).unwrap_or_default().to_owned()
}

/// Hands an answer over.
pub(crate) fn give<T: Serialize>(answer: &T) -> Result<JsValue, JsError> {
    js_sys::JSON::parse(&write(answer)?).map_err(|_| JsError::new("the answer is not plain data"))
}

/// An answer as JSON text.
pub(crate) fn write<T: Serialize>(answer: &T) -> Result<String, JsError> {
    serde_json::to_string(answer).map_err(|error| JsError::new(&error.to_string()))
}
