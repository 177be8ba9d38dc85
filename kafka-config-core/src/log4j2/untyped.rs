//! Values that no class describes.
//!
//! Source of truth: `UntypedObjectDeserializerNR`.

use super::constraints::check_number;
use super::error::{Fault, Result};
use super::java_double;
use super::model::{Fields, Value};
use super::scalar;
use super::tokens::{Token, Tokens};

/// The value that `first` starts. Depth is limited by the tokens themselves.
pub(super) fn read<'a>(tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<Value<'a>> {
    match first {
        Token::Scalar(text, kind) => Ok(match kind {
            scalar::Value::Null => Value::Null,
            scalar::Value::Bool(value) => Value::Bool(value),
            scalar::Value::Int(integer) => Value::Int(integer.into_decimal()?),
            scalar::Value::Float => Value::Float(float(&text, tokens)?),
            scalar::Value::Text => Value::Text(text),
            scalar::Value::Binary(data) => Value::Binary(data),
        }),
        Token::ObjectStart { .. } => fields(tokens).map(Value::Map),
        Token::ArrayStart => items(tokens).map(Value::List),
        Token::ObjectEnd | Token::ArrayEnd | Token::Name(_) | Token::Missing => Err(Fault::Mismatch),
    }
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

fn fields<'a>(tokens: &mut Tokens<'a>) -> Result<Fields<'a>> {
    let mut fields = Fields::default();
    while let Token::Name(name) = tokens.next()? {
        let first = tokens.next()?;
        fields.insert(name, read(tokens, first)?);
    }
    Ok(fields)
}

fn items<'a>(tokens: &mut Tokens<'a>) -> Result<Vec<Value<'a>>> {
    let mut items = Vec::new();
    loop {
        match tokens.next()? {
            Token::ArrayEnd => return Ok(items),
            first => items.push(read(tokens, first)?),
        }
    }
}
