//! JSON text in and out; `serde_json` names the field at fault.

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads a request.
///
/// # Errors
/// What is not of its form.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(&well_formed(text)).map_err(|error| fault(&error))
}

/// An answer as text.
pub(crate) fn write<T: Serialize>(answer: &T) -> Result<String, String> {
    serde_json::to_string(answer).map_err(|error| error.to_string())
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
