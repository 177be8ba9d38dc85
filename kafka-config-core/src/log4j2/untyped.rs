//! Values that no class describes.
//!
//! Source of truth: `UntypedObjectDeserializerNR`.

use std::borrow::Cow;

use super::constraints::check_number;
use super::error::{Fault, Result};
use super::java_double;
use super::model::{Fields, Value};
use super::scalar;
use super::tokens::{Token, Tokens};

/// A collection whose end is not reached; a map with the name that waits for its value.
enum Open<'a> {
    Map(Fields<'a>, Cow<'a, str>),
    List(Vec<Value<'a>>),
}

/// The value that `first` starts.
pub(super) fn read<'a>(tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<Value<'a>> {
    if matches!(first, Token::ObjectStart { .. } | Token::ArrayStart)
        && let Some(pieces) = tokens.straight_collection()
    {
        return Ok(Value::Straight(pieces));
    }
    let mut open = Vec::new();
    let mut token = first;
    loop {
        if let Some(value) = complete(&mut open, tokens, token)? {
            match open.last_mut() {
                Some(Open::Map(fields, name)) => fields.insert(std::mem::take(name), value),
                Some(Open::List(items)) => items.push(value),
                None => return Ok(value),
            }
        }
        token = tokens.next()?;
    }
}

/// The value that this token completes.
fn complete<'a>(
    open: &mut Vec<Open<'a>>,
    tokens: &Tokens<'a>,
    token: Token<'a>,
) -> Result<Option<Value<'a>>> {
    match token {
        Token::Scalar(text, kind) => return scalar_value(text, kind, tokens).map(Some),
        Token::ObjectStart { .. } => open.push(Open::Map(Fields::default(), Cow::default())),
        Token::ArrayStart => open.push(Open::List(Vec::new())),
        Token::Name(next) => {
            if let Some(Open::Map(_, name)) = open.last_mut() {
                *name = next;
            }
        }
        Token::ObjectEnd | Token::ArrayEnd => {
            return Ok(open.pop().map(|open| match open {
                Open::Map(fields, _) => Value::Map(fields),
                Open::List(items) => Value::List(items),
            }));
        }
        Token::Missing => return Err(Fault::Mismatch),
    }
    Ok(None)
}

fn scalar_value<'a>(text: Cow<'a, str>, kind: scalar::Value, tokens: &Tokens<'a>) -> Result<Value<'a>> {
    Ok(match kind {
        scalar::Value::Null => Value::Null,
        scalar::Value::Bool(value) => Value::Bool(value),
        scalar::Value::Int(integer) => Value::Int(integer.into_decimal()?),
        scalar::Value::Float => Value::Float(float(&text, tokens)?),
        scalar::Value::Text => Value::Text(text),
        scalar::Value::Binary(data) => Value::Binary(data),
    })
}

/// Fails if this is a number that cannot be read.
pub(super) fn read_number<'a>(tokens: &Tokens<'a>, token: Token<'a>) -> Result<()> {
    match token {
        Token::Scalar(_, scalar::Value::Int(integer)) => integer.into_decimal().map(drop),
        Token::Scalar(text, scalar::Value::Float) => float(&text, tokens).map(drop),
        _ => Ok(()),
    }
}

/// The value of a number with a point or exponent.
pub(super) fn float(text: &str, tokens: &Tokens<'_>) -> Result<f64> {
    let cleansed = if text.contains('_') {
        text.strip_prefix('+').unwrap_or(text).chars().filter(|c| *c != '_').count()
    } else {
        text.chars().count()
    };
    check_number(cleansed)?;
    java_double::parse(text).ok_or_else(|| tokens.failure(format!("Malformed numeric value '{text}'")))
}
