//! Events to typed tokens.
//!
//! A text in the plainest style comes in pieces, which need less work. Whatever goes wrong with those, the text is read
//! once more from its events, so only that way knows places.
//!
//! Source of truth: `com.fasterxml.jackson.dataformat.yaml.YAMLParser.nextToken`.

use std::borrow::Cow;

use super::constraints::check_depth;
use super::error::{Fault, Result};
use super::scalar::{self, Value};
use crate::yaml::{EventKind, Input, Mark, Parser, Piece, Plainest};

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
enum Source<'a> {
    /// A document, and how many of its pieces are taken.
    Pieces(&'a Plainest<'a>, usize),
    Events(Box<Parser<'a>>),
}

#[derive(Debug)]
pub(super) struct Tokens<'a> {
    source: Source<'a>,
    /// End of the last event, which messages give as the place.
    end: Mark,
    /// Open collections; true for an object.
    open: Vec<bool>,
    /// The last token was a field name.
    named: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn of_pieces(document: &'a Plainest<'a>) -> Self {
        Self::new(Source::Pieces(document, 0))
    }

    pub(super) fn of_text(input: &'a Input) -> Self {
        Self::new(Source::Events(Box::new(Parser::new(input))))
    }

    fn new(source: Source<'a>) -> Self {
        Self { source, end: Mark::default(), open: Vec::new(), named: false }
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
        match &mut self.source {
            Source::Pieces(document, taken) => {
                let piece = document.pieces.get(*taken);
                *taken += 1;
                piece.map_or(Ok(Token::Missing), |piece| self.piece(*piece))
            }
            Source::Events(_) => self.event(),
        }
    }

    fn piece(&mut self, piece: Piece<'a>) -> Result<Token<'a>> {
        match piece {
            Piece::Name(name) => Ok(Token::Name(Cow::Borrowed(name))),
            Piece::Scalar(text, kind) => scalar::of_kind(Cow::Borrowed(text), kind, self),
            Piece::MappingStart => self.open(true).map(|()| Token::ObjectStart { anchored: false }),
            Piece::SequenceStart => self.open(false).map(|()| Token::ArrayStart),
            Piece::MappingEnd => {
                self.open.pop();
                Ok(Token::ObjectEnd)
            }
            Piece::SequenceEnd => {
                self.open.pop();
                Ok(Token::ArrayEnd)
            }
        }
    }

    /// Takes the collection that has just begun as it is, where nothing about it can change.
    pub(super) fn straight_collection(&mut self) -> Option<&'a [Piece<'a>]> {
        let Source::Pieces(document, taken) = &mut self.source else { return None };
        let start = taken.checked_sub(1).filter(|_| document.straight)?;
        let mut depth = 0_usize;
        let length = document.pieces.get(start..)?.iter().position(|piece| {
            match piece {
                Piece::MappingStart | Piece::SequenceStart => depth += 1,
                Piece::MappingEnd | Piece::SequenceEnd => depth -= 1,
                Piece::Name(_) | Piece::Scalar(..) => {}
            }
            depth == 0
        })?;
        *taken += length;
        self.open.pop();
        document.pieces.get(start..=start + length)
    }

    fn event(&mut self) -> Result<Token<'a>> {
        loop {
            let Source::Events(parser) = &mut self.source else { return Ok(Token::Missing) };
            let event = parser.next().map_err(|error| self.failure(error.message().to_owned()))?;
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
