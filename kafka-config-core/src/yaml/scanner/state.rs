//! The scanner's state and its queue of tokens.

use std::collections::VecDeque;

use super::super::error::{Result, YamlError};
use super::super::flavour::Flavour;
use super::super::input::Input;
use super::super::mark::Mark;
use super::super::reader::Reader;
use super::super::token::{Token, TokenKind};
use super::keys::SimpleKey;

/// `LoaderOptions.getCodePointLimit`.
pub(in super::super) const CODE_POINT_LIMIT: usize = 3 * 1024 * 1024;

#[derive(Debug)]
pub(in super::super) struct Scanner<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) done: bool,
    /// Goes below zero after a stray `]`; anything but zero counts as flow context.
    pub(super) flow_level: i64,
    pub(super) tokens: VecDeque<Token<'a>>,
    /// Tokens handed out so far, which numbers the queue.
    pub(super) taken: usize,
    /// Column of the current block collection; none outside of any.
    pub(super) indent: Option<usize>,
    pub(super) indents: Vec<Option<usize>>,
    pub(super) allow_simple_key: bool,
    /// The next token is settled: nothing that is read later can come before it.
    settled: bool,
    /// What may still turn out to be a key, by flow level, oldest first.
    pub(super) keys: Vec<SimpleKey>,
    flavour: Flavour,
    /// How many tokens there were after the last comma or `[`.
    entry_end: usize,
}

impl<'a> Scanner<'a> {
    pub(in super::super) fn new(input: &'a Input) -> Self {
        let start = Token { kind: TokenKind::StreamStart, start: Mark::default(), end: Mark::default() };
        Self {
            reader: Reader::new(input),
            done: false,
            flow_level: 0,
            tokens: VecDeque::from([start]),
            taken: 0,
            indent: None,
            indents: Vec::new(),
            allow_simple_key: true,
            settled: false,
            keys: Vec::new(),
            flavour: input.flavour,
            entry_end: 0,
        }
    }

    fn fill(&mut self) -> Result<()> {
        if self.settled {
            return Ok(());
        }
        while self.needs_more()? {
            if !self.is_go() && self.reader.document_index() > CODE_POINT_LIMIT {
                let message =
                    format!("The incoming YAML document exceeds the limit: {CODE_POINT_LIMIT} code points.");
                return Err(YamlError::plain(message));
            }
            self.fetch()?;
        }
        self.settled = true;
        Ok(())
    }

    /// A token that may still get a KEY token put before it must wait.
    fn needs_more(&mut self) -> Result<bool> {
        if self.done {
            return Ok(false);
        }
        if self.tokens.is_empty() {
            return Ok(true);
        }
        self.drop_stale_keys()?;
        Ok(self.keys.first().is_some_and(|key| key.token == self.taken))
    }

    /// The kind of the next token.
    pub(in super::super) fn peek(&mut self) -> Result<&TokenKind<'a>> {
        self.fill()?;
        Ok(self.tokens.front().map_or(&TokenKind::StreamEnd, |token| &token.kind))
    }

    /// Where the next token starts and ends.
    pub(in super::super) fn peek_marks(&mut self) -> Result<(Mark, Mark)> {
        self.fill()?;
        let end = || (self.reader.mark(), self.reader.mark());
        Ok(self.tokens.front().map_or_else(end, |token| (token.start, token.end)))
    }

    /// Takes a token that was peeked at.
    pub(in super::super) fn next(&mut self) -> Token<'a> {
        self.taken += 1;
        self.settled = false;
        self.tokens.pop_front().unwrap_or_else(|| {
            let here = self.reader.mark();
            Token { kind: TokenKind::StreamEnd, start: here, end: here }
        })
    }

    pub(in super::super) fn is_go(&self) -> bool {
        self.flavour.is_go()
    }

    pub(in super::super) fn reset_document_index(&mut self) {
        self.reader.reset_document_index();
    }

    pub(in super::super) fn error_at(
        &self,
        context: Option<(&str, Option<Mark>)>,
        problem: &str,
        mark: Mark,
    ) -> YamlError {
        self.reader.error_at(context, problem, mark)
    }

    pub(super) fn push(&mut self, kind: TokenKind<'a>, start: Mark, end: Mark) {
        let opens = matches!(kind, TokenKind::FlowEntry | TokenKind::FlowSequenceStart);
        self.tokens.push_back(Token { kind, start, end });
        if opens {
            self.entry_end = self.taken + self.tokens.len();
        }
    }

    /// Whether the newest token is a comma or `[`.
    pub(super) fn entry_begins(&self) -> bool {
        self.entry_end == self.taken + self.tokens.len()
    }

    /// A token without text at the present place.
    pub(super) fn push_here(&mut self, kind: TokenKind<'a>) {
        let here = self.reader.mark();
        self.push(kind, here, here);
    }

    /// A token from `start` to the present place.
    pub(super) fn push_from(&mut self, start: Mark, kind: TokenKind<'a>) {
        let end = self.reader.mark();
        self.push(kind, start, end);
    }

    /// A token of a fixed number of characters.
    pub(super) fn push_indicator(&mut self, kind: TokenKind<'a>, characters: usize) -> Result<()> {
        let start = self.reader.mark();
        self.reader.forward_by(characters)?;
        self.push_from(start, kind);
        Ok(())
    }

    pub(super) fn in_block(&self) -> bool {
        self.flow_level == 0
    }

    /// Closes the block collections that are indented deeper than `column`; flow context knows no indentation.
    pub(super) fn unwind(&mut self, column: Option<usize>) {
        if !self.in_block() {
            return;
        }
        while self.indent > column {
            self.indent = self.indents.pop().unwrap_or_default();
            self.push_here(TokenKind::BlockEnd);
        }
    }

    /// Opens a block collection at `column`, unless one is open there.
    pub(super) fn add_indent(&mut self, column: usize) -> bool {
        if self.indent >= Some(column) {
            return false;
        }
        self.indents.push(self.indent);
        self.indent = Some(column);
        true
    }
}
