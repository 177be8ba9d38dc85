//! One node: alias, or properties and content.

use std::borrow::Cow;

use super::super::error::Result;
use super::super::event::{Event, EventKind, Properties, Scalar};
use super::super::mark::Mark;
use super::super::token::{Style, Token, TokenKind};
use super::state::{Parser, State};

/// The properties read so far, with the places that events and messages need.
#[derive(Default)]
struct Head<'a> {
    anchor: Option<&'a str>,
    tag: Option<(Option<&'a str>, Cow<'a, str>, Mark)>,
    marks: Option<(Mark, Mark)>,
}

impl Head<'_> {
    fn widen(&mut self, start: Mark, end: Mark) {
        let start = self.marks.map_or(start, |(first, _)| first);
        self.marks = Some((start, end));
    }
}

impl<'a> Parser<'a> {
    /// `block`: block collections may start here; `indentless`: a sequence may start without indentation.
    pub(super) fn node(&mut self, block: bool, indentless: bool) -> Result<Event<'a>> {
        if let TokenKind::Alias(name) = *self.scanner.peek()? {
            let Token { start, end, .. } = self.scanner.next();
            self.pop_state();
            return Ok(Event { kind: EventKind::Alias(name), start, end });
        }
        let mut head = self.head()?;
        let tag = self.resolve_tag(&mut head)?;
        let properties = Properties { anchor: head.anchor, tag };
        let (next_start, next_end) = self.scanner.peek_marks()?;
        let (start, end) = head.marks.unwrap_or((next_start, next_start));
        let state = match self.scanner.peek()? {
            TokenKind::BlockEntry if indentless => State::IndentlessEntry,
            TokenKind::Scalar { .. } => return self.scalar(properties, start),
            TokenKind::FlowSequenceStart => State::FlowSequenceFirst,
            TokenKind::FlowMappingStart => State::FlowMappingFirst,
            TokenKind::BlockSequenceStart if block => State::BlockSequenceFirst,
            TokenKind::BlockMappingStart if block => State::BlockMappingFirst,
            _ if properties.anchor.is_some() || properties.tag.is_some() => {
                self.pop_state();
                return Ok(bare(properties, start, end));
            }
            other => {
                let problem = format!("expected the node content, but found '{}'", other.name());
                let context = if block { "while parsing a block node" } else { "while parsing a flow node" };
                return Err(self.scanner.error_at(Some((context, Some(start))), &problem, next_start));
            }
        };
        self.state = state;
        let (kind, end) = match state {
            State::FlowMappingFirst => (EventKind::MappingStart(properties), next_end),
            State::BlockMappingFirst => (EventKind::MappingStart(properties), next_start),
            State::BlockSequenceFirst => (EventKind::SequenceStart(properties), next_start),
            _ => (EventKind::SequenceStart(properties), next_end),
        };
        Ok(Event { kind, start, end })
    }

    /// Anchor and tag in either order, each at most once.
    fn head(&mut self) -> Result<Head<'a>> {
        let mut head = Head::default();
        while head.anchor.is_none() || head.tag.is_none() {
            match self.scanner.peek()? {
                TokenKind::Anchor(_) if head.anchor.is_none() => {}
                TokenKind::Tag { .. } if head.tag.is_none() => {}
                _ => break,
            }
            let Token { kind, start, end } = self.scanner.next();
            head.widen(start, end);
            match kind {
                TokenKind::Anchor(name) => head.anchor = Some(name),
                TokenKind::Tag { handle, suffix } => head.tag = Some((handle, suffix, start)),
                _ => {}
            }
        }
        Ok(head)
    }

    fn resolve_tag(&mut self, head: &mut Head<'a>) -> Result<Option<Cow<'a, str>>> {
        let Some((handle, suffix, mark)) = head.tag.take() else { return Ok(None) };
        let Some(handle) = handle else { return Ok(Some(suffix)) };
        if let Some(prefix) = self.tag_prefix(handle) {
            return Ok(Some(Cow::Owned(format!("{prefix}{suffix}"))));
        }
        let context = Some(("while parsing a node", head.marks.map(|(start, _)| start)));
        Err(self.scanner.error_at(context, &format!("found undefined tag handle {handle}"), mark))
    }

    fn scalar(&mut self, properties: Properties<'a>, start: Mark) -> Result<Event<'a>> {
        self.pop_state();
        let Token { kind: TokenKind::Scalar { text, style }, start: begin, end } = self.scanner.next() else {
            return self.empty_scalar_here();
        };
        let resolves = match properties.tag.as_deref() {
            None => style == Style::Plain,
            Some(tag) => tag == "!",
        };
        Ok(Event { kind: EventKind::Scalar(Scalar { properties, text, style, begin, resolves }), start, end })
    }
}

/// Properties with nothing after them are an empty scalar.
fn bare(properties: Properties<'_>, start: Mark, end: Mark) -> Event<'_> {
    let resolves = properties.tag.as_deref().is_none_or(|tag| tag == "!");
    let scalar = Scalar { properties, text: Cow::Borrowed(""), style: Style::Plain, begin: end, resolves };
    Event { kind: EventKind::Scalar(scalar), start, end }
}
