//! The parser's state.

use std::borrow::Cow;

use super::super::error::{Result, YamlError};
use super::super::event::{Event, EventKind, Properties, Scalar};
use super::super::input::Input;
use super::super::mark::Mark;
use super::super::scanner::Scanner;
use super::super::token::{Style, TokenKind};

/// What is due next.
#[derive(Debug, Clone, Copy)]
pub(super) enum State {
    StreamStart,
    ImplicitDocumentStart,
    DocumentStart,
    DocumentContent,
    DocumentEnd,
    BlockNode,
    BlockSequenceFirst,
    BlockSequenceEntry,
    IndentlessEntry,
    BlockMappingFirst,
    BlockMappingKey,
    BlockMappingValue,
    FlowSequenceFirst,
    FlowSequenceEntry,
    FlowPairKey,
    FlowPairValue,
    FlowPairEnd,
    FlowMappingFirst,
    FlowMappingKey,
    FlowMappingValue,
    FlowMappingNoValue,
    End,
}

/// Gives the events of a text one by one.
#[derive(Debug)]
pub(crate) struct Parser<'a> {
    pub(super) scanner: Scanner<'a>,
    pub(super) state: State,
    pub(super) states: Vec<State>,
    /// Where the open collections began.
    pub(super) marks: Vec<Mark>,
    pub(super) tag_handles: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(input: &'a Input) -> Self {
        Self {
            scanner: Scanner::new(input),
            state: State::StreamStart,
            states: Vec::new(),
            marks: Vec::new(),
            tag_handles: super::document::default_tag_handles(),
        }
    }

    /// The next event; after the end of the stream that end again.
    pub(crate) fn next(&mut self) -> Result<Event<'a>> {
        match self.state {
            State::StreamStart => {
                self.state = State::ImplicitDocumentStart;
                self.scanner.next();
                Ok(Event { kind: EventKind::StreamStart, start: Mark::default(), end: Mark::default() })
            }
            State::ImplicitDocumentStart => self.implicit_document_start(),
            State::DocumentStart => self.document_start(),
            State::DocumentContent => self.document_content(),
            State::DocumentEnd => self.document_end(),
            State::BlockNode => self.node(true, false),
            State::BlockSequenceFirst => {
                self.open();
                self.block_sequence_entry()
            }
            State::BlockSequenceEntry => self.block_sequence_entry(),
            State::IndentlessEntry => self.indentless_entry(),
            State::BlockMappingFirst => {
                self.open();
                self.block_mapping_key()
            }
            State::BlockMappingKey => self.block_mapping_key(),
            State::BlockMappingValue => self.block_mapping_value(),
            State::FlowSequenceFirst => {
                self.open();
                self.flow_sequence_entry(true)
            }
            State::FlowSequenceEntry => self.flow_sequence_entry(false),
            State::FlowPairKey => self.flow_pair_key(),
            State::FlowPairValue => self.flow_pair_value(),
            State::FlowPairEnd => self.flow_pair_end(),
            State::FlowMappingFirst => {
                self.open();
                self.flow_mapping_key(true)
            }
            State::FlowMappingKey => self.flow_mapping_key(false),
            State::FlowMappingValue => self.flow_mapping_value(),
            State::FlowMappingNoValue => {
                self.state = State::FlowMappingKey;
                self.empty_scalar_here()
            }
            State::End => self.stream_end(),
        }
    }

    /// Takes the token that opens a collection and remembers its place for messages.
    fn open(&mut self) {
        let token = self.scanner.next();
        self.marks.push(token.start);
    }

    /// Takes the token that closes a collection.
    pub(super) fn close(&mut self, kind: EventKind<'a>) -> Event<'a> {
        let token = self.scanner.next();
        self.marks.pop();
        self.pop_state();
        Event { kind, start: token.start, end: token.end }
    }

    pub(super) fn pop_state(&mut self) {
        self.state = self.states.pop().unwrap_or(State::End);
    }

    pub(super) fn next_is(&mut self, test: impl Fn(&TokenKind<'a>) -> bool) -> Result<bool> {
        self.scanner.peek().map(test)
    }

    pub(super) fn empty_scalar_here(&mut self) -> Result<Event<'a>> {
        let (start, _) = self.scanner.peek_marks()?;
        Ok(empty_scalar(start))
    }

    /// Refuses the next token inside the innermost collection.
    pub(super) fn refuse(&mut self, context: &str, due: &str, quoted: bool) -> Result<YamlError> {
        let name = self.scanner.peek()?.name();
        let found = if quoted { format!("'{name}'") } else { name.to_owned() };
        let (mark, _) = self.scanner.peek_marks()?;
        let start = self.marks.pop();
        Ok(self.scanner.error_at(Some((context, start)), &format!("expected {due} {found}"), mark))
    }
}

pub(super) fn empty_scalar<'a>(mark: Mark) -> Event<'a> {
    let scalar = Scalar {
        properties: Properties::default(),
        text: Cow::Borrowed(""),
        style: Style::Plain,
        begin: mark,
        resolves: true,
    };
    Event { kind: EventKind::Scalar(scalar), start: mark, end: mark }
}
