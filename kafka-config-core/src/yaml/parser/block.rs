//! Block sequences and mappings.

use super::super::error::Result;
use super::super::event::{Event, EventKind};
use super::super::token::TokenKind;
use super::state::{Parser, State, empty_scalar};

impl<'a> Parser<'a> {
    pub(super) fn block_sequence_entry(&mut self) -> Result<Event<'a>> {
        if self.next_is(|kind| matches!(kind, TokenKind::BlockEntry))? {
            let entry = self.scanner.next();
            if self.next_is(|kind| matches!(kind, TokenKind::BlockEntry | TokenKind::BlockEnd))? {
                self.state = State::BlockSequenceEntry;
                return Ok(empty_scalar(entry.end));
            }
            self.states.push(State::BlockSequenceEntry);
            return self.node(true, false);
        }
        if !self.next_is(|kind| matches!(kind, TokenKind::BlockEnd))? {
            return Err(self.refuse("while parsing a block collection", "<block end>, but found", true)?);
        }
        Ok(self.close(EventKind::SequenceEnd))
    }

    /// A sequence at the indentation of its key has no end token of its own.
    pub(super) fn indentless_entry(&mut self) -> Result<Event<'a>> {
        if !self.next_is(|kind| matches!(kind, TokenKind::BlockEntry))? {
            let (start, end) = self.scanner.peek_marks()?;
            self.pop_state();
            return Ok(Event { kind: EventKind::SequenceEnd, start, end });
        }
        let entry = self.scanner.next();
        let empty = self.next_is(|kind| {
            matches!(kind, TokenKind::BlockEntry | TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd)
        })?;
        if empty {
            self.state = State::IndentlessEntry;
            return Ok(empty_scalar(entry.end));
        }
        self.states.push(State::IndentlessEntry);
        self.node(true, false)
    }

    pub(super) fn block_mapping_key(&mut self) -> Result<Event<'a>> {
        if self.next_is(|kind| matches!(kind, TokenKind::Key))? {
            let key = self.scanner.next();
            if self.at_pair_end()? {
                self.state = State::BlockMappingValue;
                return Ok(empty_scalar(key.end));
            }
            self.states.push(State::BlockMappingValue);
            return self.node(true, true);
        }
        if !self.next_is(|kind| matches!(kind, TokenKind::BlockEnd))? {
            return Err(self.refuse("while parsing a block mapping", "<block end>, but found", true)?);
        }
        Ok(self.close(EventKind::MappingEnd))
    }

    fn at_pair_end(&mut self) -> Result<bool> {
        self.next_is(|kind| matches!(kind, TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd))
    }

    /// A scalar right after a key without a colon is taken as its value.
    pub(super) fn block_mapping_value(&mut self) -> Result<Event<'a>> {
        if self.next_is(|kind| matches!(kind, TokenKind::Value))? {
            let value = self.scanner.next();
            if self.at_pair_end()? {
                self.state = State::BlockMappingKey;
                return Ok(empty_scalar(value.end));
            }
            self.states.push(State::BlockMappingKey);
            return self.node(true, true);
        }
        if !self.scanner.is_go() && self.next_is(|kind| matches!(kind, TokenKind::Scalar { .. }))? {
            self.states.push(State::BlockMappingKey);
            return self.node(true, true);
        }
        self.state = State::BlockMappingKey;
        self.empty_scalar_here()
    }
}
