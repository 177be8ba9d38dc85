//! The type of a scalar, by its tag or by its looks.
//!
//! Source of truth: `YAMLParser._decodeScalar`.

use std::borrow::Cow;

use super::base64;
use super::error::Result;
use super::number::{self, Integer};
use super::tokens::{Token, Tokens};
use crate::jvm::trim;
use crate::yaml::{Implicit, Scalar, resolve};

/// What a scalar is; the text stays beside it.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Int(Box<Integer>),
    Float,
    Text,
    Binary(Vec<u8>),
}

pub(super) fn decode<'a>(scalar: Scalar<'a>, tokens: &Tokens<'a>) -> Result<Token<'a>> {
    let text = scalar.text;
    let value = match scalar.properties.tag.as_deref() {
        None | Some("!") if !scalar.resolves => Value::Text,
        None | Some("!") => return by_looks(text, tokens),
        Some(tag) => match short_tag(tag) {
            "binary" => {
                Value::Binary(base64::decode(trim(&text)).map_err(|message| tokens.failure(message))?)
            }
            "bool" => boolean(&text).map_or(Value::Text, Value::Bool),
            "int" if !text.is_empty() => return integer(text, tokens),
            "float" if !text.is_empty() => Value::Float,
            "null" if !text.is_empty() => Value::Null,
            _ => Value::Text,
        },
    };
    Ok(Token::Scalar(text, value))
}

/// A plain scalar without tag.
fn by_looks<'a>(text: Cow<'a, str>, tokens: &Tokens<'a>) -> Result<Token<'a>> {
    let kind = resolve(&text);
    of_kind(text, kind, tokens)
}

/// A scalar of a known type.
pub(super) fn of_kind<'a>(text: Cow<'a, str>, kind: Implicit, tokens: &Tokens<'a>) -> Result<Token<'a>> {
    let value = match kind {
        Implicit::Text => Value::Text,
        Implicit::Null => Value::Null,
        Implicit::Bool(value) => Value::Bool(value),
        Implicit::Float => Value::Float,
        Implicit::Int => return integer(text, tokens),
    };
    Ok(Token::Scalar(text, value))
}

fn integer<'a>(text: Cow<'a, str>, tokens: &Tokens<'a>) -> Result<Token<'a>> {
    match number::decode(&text, tokens)? {
        number::Decoded::Int(integer) => Ok(Token::Scalar(text, Value::Int(Box::new(integer)))),
        number::Decoded::Text => Ok(Token::Scalar(text, Value::Text)),
        number::Decoded::LoneSign => Ok(Token::Missing),
    }
}

fn short_tag(tag: &str) -> &str {
    match tag.strip_prefix("tag:yaml.org,2002:") {
        Some(short) => short.split(',').next().unwrap_or_default(),
        None => tag,
    }
}

/// A tagged truth value may also be a single letter, and in any case.
fn boolean(text: &str) -> Option<bool> {
    const TRUE: [&str; 4] = ["y", "on", "yes", "true"];
    const FALSE: [&str; 4] = ["n", "no", "off", "false"];
    let is = |word: &&str| word.eq_ignore_ascii_case(text);
    if TRUE.iter().any(is) { Some(true) } else { FALSE.iter().any(is).then_some(false) }
}
