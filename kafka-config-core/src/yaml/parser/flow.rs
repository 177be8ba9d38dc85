//! Flow sequences and mappings.

use super::super::error::Result;
use super::super::event::{Event, EventKind, Properties};
use super::super::token::TokenKind;
use super::state::{Parser, State, empty_scalar};

impl<'a> Parser<'a> {
    pub(super) fn flow_sequence_entry(&mut self, first: bool) -> Result<Event<'a>> {
        if self.at_sequence_end()? {
            return self.close_flow(EventKind::SequenceEnd);
        }
        if !first {
            if !self.next_is(|kind| matches!(kind, TokenKind::FlowEntry))? {
                return Err(self.refuse("while parsing a flow sequence", "',' or ']', but got", false)?);
            }
            self.scanner.next();
        }
        if self.next_is(|kind| matches!(kind, TokenKind::Key))? {
            let (start, end) = self.scanner.peek_marks()?;
            self.state = State::FlowPairKey;
            return Ok(Event { kind: EventKind::MappingStart(Properties::default()), start, end });
        }
        if self.at_sequence_end()? {
            return self.close_flow(EventKind::SequenceEnd);
        }
        self.states.push(State::FlowSequenceEntry);
        self.node(false, false)
    }

    fn at_sequence_end(&mut self) -> Result<bool> {
        self.next_is(|kind| matches!(kind, TokenKind::FlowSequenceEnd))
    }

    fn at_mapping_end(&mut self) -> Result<bool> {
        self.next_is(|kind| matches!(kind, TokenKind::FlowMappingEnd))
    }

    /// The original looks for a comment after the bracket, so the token after it must be readable.
    fn close_flow(&mut self, kind: EventKind<'a>) -> Result<Event<'a>> {
        let event = self.close(kind);
        self.scanner.peek()?;
        Ok(event)
    }

    /// `[a: b]` is a sequence of a mapping of one pair.
    pub(super) fn flow_pair_key(&mut self) -> Result<Event<'a>> {
        let key = self.scanner.next();
        let empty = self.next_is(|kind| {
            matches!(kind, TokenKind::Value | TokenKind::FlowEntry | TokenKind::FlowSequenceEnd)
        })?;
        if empty {
            self.state = State::FlowPairValue;
            return Ok(empty_scalar(key.end));
        }
        self.states.push(State::FlowPairValue);
        self.node(false, false)
    }

    pub(super) fn flow_pair_value(&mut self) -> Result<Event<'a>> {
        if !self.next_is(|kind| matches!(kind, TokenKind::Value))? {
            self.state = State::FlowPairEnd;
            return self.empty_scalar_here();
        }
        let value = self.scanner.next();
        if self.next_is(|kind| matches!(kind, TokenKind::FlowEntry | TokenKind::FlowSequenceEnd))? {
            self.state = State::FlowPairEnd;
            return Ok(empty_scalar(value.end));
        }
        self.states.push(State::FlowPairEnd);
        self.node(false, false)
    }

    pub(super) fn flow_pair_end(&mut self) -> Result<Event<'a>> {
        self.state = State::FlowSequenceEntry;
        let (start, end) = self.scanner.peek_marks()?;
        Ok(Event { kind: EventKind::MappingEnd, start, end })
    }

    pub(super) fn flow_mapping_key(&mut self, first: bool) -> Result<Event<'a>> {
        if self.at_mapping_end()? {
            return self.close_flow(EventKind::MappingEnd);
        }
        if !first {
            if !self.next_is(|kind| matches!(kind, TokenKind::FlowEntry))? {
                return Err(self.refuse("while parsing a flow mapping", "',' or '}', but got", false)?);
            }
            self.scanner.next();
        }
        if self.next_is(|kind| matches!(kind, TokenKind::Key))? {
            return self.flow_mapping_explicit_key();
        }
        if self.at_mapping_end()? {
            return self.close_flow(EventKind::MappingEnd);
        }
        self.states.push(State::FlowMappingNoValue);
        self.node(false, false)
    }

    fn flow_mapping_explicit_key(&mut self) -> Result<Event<'a>> {
        let key = self.scanner.next();
        let empty = self.next_is(|kind| {
            matches!(kind, TokenKind::Value | TokenKind::FlowEntry | TokenKind::FlowMappingEnd)
        })?;
        if empty {
            self.state = State::FlowMappingValue;
            return Ok(empty_scalar(key.end));
        }
        self.states.push(State::FlowMappingValue);
        self.node(false, false)
    }

    pub(super) fn flow_mapping_value(&mut self) -> Result<Event<'a>> {
        self.state = State::FlowMappingKey;
        if !self.next_is(|kind| matches!(kind, TokenKind::Value))? {
            return self.empty_scalar_here();
        }
        let value = self.scanner.next();
        if self.next_is(|kind| matches!(kind, TokenKind::FlowEntry | TokenKind::FlowMappingEnd))? {
            return Ok(empty_scalar(value.end));
        }
        self.states.push(State::FlowMappingKey);
        self.node(false, false)
    }
}
