//! Events to typed tokens.
//!
//! Source of truth: `com.fasterxml.jackson.dataformat.yaml.YAMLParser.nextToken`.

use std::borrow::Cow;

use super::constraints::check_depth;
use super::error::{Fault, Result};
use super::scalar::{self, Value};
use crate::yaml::{EventKind, Input, Mark, Parser};

#[derive(Debug)]
pub(super) enum Token<'a> {
    ObjectStart {
        anchored: bool,
    },
    ObjectEnd,
    ArrayStart,
    ArrayEnd,
    Name(Cow<'a, str>),
    /// A scalar with its text as written.
    Scalar(Cow<'a, str>, Value),
    /// The end of the input, or a lone sign tagged as a number.
    Missing,
}

#[derive(Debug)]
pub(super) struct Tokens<'a> {
    parser: Parser<'a>,
    /// End of the last event, which messages give as the place.
    end: Mark,
    /// Open collections; true for an object.
    open: Vec<bool>,
    /// The last token was a field name.
    named: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(input: &'a Input) -> Self {
        Self { parser: Parser::new(input), end: Mark::default(), open: Vec::new(), named: false }
    }

    fn location(&self) -> (usize, usize) {
        (self.end.line + 1, self.end.column + 1)
    }

    pub(super) fn failure(&self, message: String) -> Fault {
        Fault::fatal(message, Some(self.location()))
    }

    /// How many collections are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn next(&mut self) -> Result<Token<'a>> {
        loop {
            let event = self.parser.next().map_err(|error| self.failure(error.message().to_owned()))?;
            self.end = event.end;
            let name_due = self.open.last() == Some(&true) && !std::mem::take(&mut self.named);
            if name_due {
                return self.name(event.kind);
            }
            match event.kind {
                EventKind::Scalar(scalar) => return scalar::decode(scalar, self),
                EventKind::Alias(name) => return Ok(Token::Scalar(Cow::Borrowed(name), Value::Text)),
                EventKind::MappingStart(properties) => {
                    let anchored = properties.anchor.is_some();
                    return self.open(true).map(|()| Token::ObjectStart { anchored });
                }
                EventKind::SequenceStart(_) => return self.open(false).map(|()| Token::ArrayStart),
                EventKind::SequenceEnd => {
                    self.open.pop();
                    return Ok(Token::ArrayEnd);
                }
                EventKind::MappingEnd => {
                    return Err(self.failure("Not expecting END_OBJECT but a value".to_owned()));
                }
                EventKind::StreamEnd => return Ok(Token::Missing),
                EventKind::StreamStart | EventKind::DocumentStart | EventKind::DocumentEnd => {}
            }
        }
    }

    fn open(&mut self, object: bool) -> Result<()> {
        self.open.push(object);
        check_depth(self.open.len())
    }

    fn name(&mut self, kind: EventKind<'a>) -> Result<Token<'a>> {
        match kind {
            EventKind::Scalar(scalar) => {
                self.named = true;
                Ok(Token::Name(scalar.text))
            }
            EventKind::MappingEnd => {
                self.open.pop();
                Ok(Token::ObjectEnd)
            }
            other => {
                let message =
                    format!("Expected a field name (Scalar value in YAML), got this instead: {other}");
                Err(self.failure(message))
            }
        }
    }

    /// Reads to the end of the value that `first` starts, and forgets it.
    pub(super) fn skip(&mut self, first: &Token<'a>) -> Result<()> {
        if !matches!(first, Token::ObjectStart { .. } | Token::ArrayStart) {
            return Ok(());
        }
        let outside = self.depth() - 1;
        while self.depth() > outside {
            self.next()?;
        }
        Ok(())
    }
}
