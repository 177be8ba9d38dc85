//! The fields of a question.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;

use crate::input::Host;
use crate::input::tree::decode_base64;
use crate::model::IntoMap;

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseError {
    /// The question cannot be understood.
    Broken(String),
    /// The real reader refuses the text; the words are ours.
    Refused(String),
}

pub(super) type Result<T> = std::result::Result<T, CaseError>;

/// A question.
#[derive(Clone, Copy)]
pub(super) struct Case<'a>(pub(super) &'a Value);

pub(super) fn broken<T>(message: impl Into<String>) -> Result<T> {
    Err(CaseError::Broken(message.into()))
}

impl<'a> Case<'a> {
    /// A field; null counts as none.
    pub(super) fn get(self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A field that is a text.
    pub(super) fn text(self, name: &str) -> Result<&'a str> {
        match self.get(name).map(Value::as_str) {
            Some(Some(text)) => Ok(text),
            Some(None) => broken(format!("'{name}' is no text")),
            None => broken(format!("there is no '{name}'")),
        }
    }

    /// The bytes of `input_b64`, else of `input`.
    pub(super) fn input(self) -> Result<Cow<'a, [u8]>> {
        if self.get("input_b64").is_none() {
            return Ok(Cow::Borrowed(self.text("input")?.as_bytes()));
        }
        match decode_base64(self.text("input_b64")?) {
            Some(bytes) => Ok(Cow::Owned(bytes)),
            None => broken("'input_b64' is no base64"),
        }
    }

    /// A field that holds texts by name; none where it is not there.
    pub(super) fn texts(self, name: &str) -> Result<BTreeMap<&'a str, &'a str>> {
        self.get(name).map_or_else(|| Ok(BTreeMap::new()), |value| texts(name, value))
    }

    /// The variables of the machine on which the command runs.
    pub(super) fn host(self) -> Result<Host> {
        let texts = self.texts("host")?;
        Ok(texts.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).into_map())
    }

    /// A field that is a list; empty where it is not there.
    pub(super) fn list(self, name: &str) -> Result<&'a [Value]> {
        match self.get(name) {
            None => Ok(&[]),
            Some(Value::Array(list)) => Ok(list),
            Some(_) => broken(format!("'{name}' is no list")),
        }
    }
}

/// Texts by name.
fn texts<'a>(name: &str, value: &'a Value) -> Result<BTreeMap<&'a str, &'a str>> {
    let Some(map) = value.as_object() else { return broken(format!("'{name}' is no object")) };
    let text = |(key, value): (&'a String, &'a Value)| match value.as_str() {
        Some(text) => Ok((key.as_str(), text)),
        None => broken(format!("'{key}' of '{name}' is no text")),
    };
    let texts: Result<Vec<_>> = map.iter().map(text).collect();
    Ok(texts?.into_iter().into_map())
}
