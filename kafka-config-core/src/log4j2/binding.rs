//! Tokens to the classes of the wrapper.
//!
//! Source of truth: Jackson's `BeanDeserializer`, `StringDeserializer` and `CollectionDeserializer` with
//! `ACCEPT_EMPTY_STRING_AS_NULL_OBJECT`.

use std::borrow::Cow;

use super::base64;
use super::error::{Fault, Result};
use super::model::{Configuration, Document, Fields, Logger, Loggers, Root};
use super::scalar::Value;
use super::tokens::{Token, Tokens};
use super::untyped;
use crate::jvm::is_blank;

/// An anchor is an object identity to Jackson. These classes know none, which its Blackbird module, part of the image,
/// fails to notice (on 4.0 with `Properties` and `Appenders` it does notice).
const ANCHORED: &str = "Cannot invoke \"com.fasterxml.jackson.databind.deser.impl.ObjectIdReader.getDeserializer()\" because \"this._objectIdReader\" is null";

/// A class of the wrapper.
trait Bean<'a>: Default {
    const CLASS: &'static str;

    /// Takes the value of a field; `first` is its first token.
    fn field(&mut self, name: Cow<'a, str>, tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<()>;
}

/// The document; none for an explicit null.
pub(super) fn document<'a>(tokens: &mut Tokens<'a>) -> Result<Option<Document<'a>>> {
    match tokens.next()? {
        Token::Missing => Err(Fault::Mismatch),
        first => bean(tokens, first),
    }
}

/// An object, or what counts as none: null, and a blank string.
fn bean<'a, T: Bean<'a>>(tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<Option<T>> {
    match first {
        Token::ObjectStart { anchored: false } => {}
        Token::ObjectStart { anchored: true } => return Err(Fault::fatal(ANCHORED.to_owned(), None)),
        Token::Scalar(_, Value::Null) => return Ok(None),
        Token::Scalar(text, Value::Text) if is_blank(&text) => return Ok(None),
        // The refusal quotes the number, so it must be readable.
        number => return untyped::read_number(tokens, number).and(Err(Fault::Mismatch)),
    }
    let mut bean = T::default();
    while let Token::Name(name) = tokens.next()? {
        let first = tokens.next()?;
        bean.field(name, tokens, first)?;
    }
    Ok(Some(bean))
}

/// Notes in a failure through which field it came.
fn through<'a, T: Bean<'a>, V>(name: &str, result: Result<V>) -> Result<V> {
    result.map_err(|fault| fault.within(|| format!("kafka.docker.{}[\"{name}\"]", T::CLASS)))
}

/// A field that no class describes.
fn any<'a, T: Bean<'a>>(
    fields: &mut Fields<'a>,
    name: Cow<'a, str>,
    tokens: &mut Tokens<'a>,
    first: Token<'a>,
) -> Result<()> {
    let value = through::<T, _>(&name, untyped::read(tokens, first))?;
    fields.insert(name, value);
    Ok(())
}

/// A string field takes any scalar, as it is written; a number must be readable all the same.
fn string<'a, T: Bean<'a>>(
    name: &str,
    tokens: &Tokens<'a>,
    first: Token<'a>,
) -> Result<Option<Cow<'a, str>>> {
    let Token::Scalar(text, value) = first else { return Err(Fault::Mismatch) };
    Ok(match value {
        Value::Null => None,
        Value::Binary(data) => Some(Cow::Owned(base64::encode(&data, false))),
        Value::Int(integer) => through::<T, _>(name, integer.into_decimal()).map(|_| Some(text))?,
        Value::Float => through::<T, _>(name, untyped::float(&text, tokens)).map(|_| Some(text))?,
        Value::Text | Value::Bool(_) => Some(text),
    })
}

impl<'a> Bean<'a> for Document<'a> {
    const CLASS: &'static str = "Log4jConfiguration";

    fn field(&mut self, name: Cow<'a, str>, tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<()> {
        if name != "Configuration" {
            return tokens.skip(&first);
        }
        self.configuration = through::<Self, _>(&name, bean(tokens, first))?;
        Ok(())
    }
}

/// `Properties` and `Appenders` are classes with nothing but free fields.
#[derive(Default)]
struct Properties<'a>(Fields<'a>);

#[derive(Default)]
struct Appenders<'a>(Fields<'a>);

impl<'a> Bean<'a> for Properties<'a> {
    const CLASS: &'static str = "Properties";

    fn field(&mut self, name: Cow<'a, str>, tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<()> {
        any::<Self>(&mut self.0, name, tokens, first)
    }
}

impl<'a> Bean<'a> for Appenders<'a> {
    const CLASS: &'static str = "Appenders";

    fn field(&mut self, name: Cow<'a, str>, tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<()> {
        any::<Self>(&mut self.0, name, tokens, first)
    }
}

impl<'a> Bean<'a> for Configuration<'a> {
    const CLASS: &'static str = "Configuration";

    fn field(&mut self, name: Cow<'a, str>, tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<()> {
        match &*name {
            "Properties" => {
                let bean = through::<Self, _>(&name, bean::<Properties<'a>>(tokens, first))?;
                self.properties = bean.map(|Properties(fields)| fields);
            }
            "Appenders" => {
                let bean = through::<Self, _>(&name, bean::<Appenders<'a>>(tokens, first))?;
                self.appenders = bean.map(|Appenders(fields)| fields);
            }
            "Loggers" => self.loggers = through::<Self, _>(&name, bean(tokens, first))?,
            _ => return any::<Self>(&mut self.other, name, tokens, first),
        }
        Ok(())
    }
}

impl<'a> Bean<'a> for Loggers<'a> {
    const CLASS: &'static str = "Loggers";

    fn field(&mut self, name: Cow<'a, str>, tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<()> {
        match &*name {
            "Root" => self.root = through::<Self, _>(&name, bean(tokens, first))?,
            "Logger" => self.logger = through::<Self, _>(&name, list(tokens, first))?,
            _ => return tokens.skip(&first),
        }
        Ok(())
    }
}

/// A list of loggers; an item that is null or blank stays in it as null.
fn list<'a>(tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<Option<Vec<Option<Logger<'a>>>>> {
    match first {
        Token::ArrayStart => {}
        Token::Scalar(_, Value::Null) => return Ok(None),
        Token::Scalar(text, Value::Text) if is_blank(&text) => return Ok(None),
        _ => return Err(Fault::Mismatch),
    }
    let mut items = Vec::new();
    loop {
        match tokens.next()? {
            Token::ArrayEnd => return Ok(Some(items)),
            first => {
                let place = items.len();
                let item = bean(tokens, first);
                items.push(item.map_err(|fault| fault.within(|| format!("java.util.ArrayList[{place}]")))?);
            }
        }
    }
}

impl<'a> Bean<'a> for Root<'a> {
    const CLASS: &'static str = "Root";

    fn field(&mut self, name: Cow<'a, str>, tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<()> {
        if name == "level" {
            self.level = string::<Self>(&name, tokens, first)?;
            return Ok(());
        }
        any::<Self>(&mut self.other, name, tokens, first)
    }
}

impl<'a> Bean<'a> for Logger<'a> {
    const CLASS: &'static str = "Logger";

    fn field(&mut self, name: Cow<'a, str>, tokens: &mut Tokens<'a>, first: Token<'a>) -> Result<()> {
        match &*name {
            "name" => self.name = string::<Self>(&name, tokens, first)?,
            "level" => self.level = string::<Self>(&name, tokens, first)?,
            _ => return any::<Self>(&mut self.other, name, tokens, first),
        }
        Ok(())
    }
}
