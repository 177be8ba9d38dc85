//! Documents and their directives.

use std::borrow::Cow;

use super::super::error::{Result, YamlError};
use super::super::event::{Event, EventKind};
use super::super::mark::Mark;
use super::super::token::{Directive, Token, TokenKind};
use super::state::{Parser, State};

type TagHandles<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

pub(super) fn default_tag_handles<'a>() -> TagHandles<'a> {
    vec![(Cow::Borrowed("!"), Cow::Borrowed("!")), (Cow::Borrowed("!!"), Cow::Borrowed("tag:yaml.org,2002:"))]
}

impl<'a> Parser<'a> {
    pub(super) fn implicit_document_start(&mut self) -> Result<Event<'a>> {
        let explicit = self.next_is(|kind| {
            matches!(kind, TokenKind::Directive(_) | TokenKind::DocumentStart | TokenKind::StreamEnd)
        })?;
        if explicit {
            return self.document_start();
        }
        let (start, _) = self.scanner.peek_marks()?;
        self.states.push(State::DocumentEnd);
        self.state = State::BlockNode;
        Ok(Event { kind: EventKind::DocumentStart, start, end: start })
    }

    pub(super) fn document_start(&mut self) -> Result<Event<'a>> {
        while self.next_is(|kind| matches!(kind, TokenKind::DocumentEnd))? {
            self.scanner.next();
        }
        if self.next_is(|kind| matches!(kind, TokenKind::StreamEnd))? {
            return self.stream_end();
        }
        self.scanner.reset_document_index();
        let (start, _) = self.scanner.peek_marks()?;
        self.directives()?;
        if !self.scanner.is_go() && self.next_is(|kind| matches!(kind, TokenKind::StreamEnd))? {
            return self.stream_end();
        }
        if !self.next_is(|kind| matches!(kind, TokenKind::DocumentStart))? {
            let problem = format!("expected '<document start>', but found '{}'", self.scanner.peek()?.name());
            let (mark, _) = self.scanner.peek_marks()?;
            return Err(self.scanner.error_at(None, &problem, mark));
        }
        let token = self.scanner.next();
        self.states.push(State::DocumentEnd);
        self.state = State::DocumentContent;
        Ok(Event { kind: EventKind::DocumentStart, start, end: token.end })
    }

    pub(super) fn stream_end(&mut self) -> Result<Event<'a>> {
        let (start, end) = self.scanner.peek_marks()?;
        self.state = State::End;
        Ok(Event { kind: EventKind::StreamEnd, start, end })
    }

    pub(super) fn document_content(&mut self) -> Result<Event<'a>> {
        let empty = self.next_is(|kind| {
            matches!(
                kind,
                TokenKind::Directive(_)
                    | TokenKind::DocumentStart
                    | TokenKind::DocumentEnd
                    | TokenKind::StreamEnd
            )
        })?;
        if empty {
            self.pop_state();
            return self.empty_scalar_here();
        }
        self.node(true, false)
    }

    pub(super) fn document_end(&mut self) -> Result<Event<'a>> {
        let (start, _) = self.scanner.peek_marks()?;
        let mut end = start;
        if self.next_is(|kind| matches!(kind, TokenKind::DocumentEnd))? {
            end = self.scanner.next().end;
        }
        self.state = State::DocumentStart;
        Ok(Event { kind: EventKind::DocumentEnd, start, end })
    }

    /// Handles given in an earlier document stay (not for go-yaml); `!` and `!!` return to their defaults.
    fn directives(&mut self) -> Result<()> {
        let go = self.scanner.is_go();
        self.tag_handles.retain(|(handle, _)| !go && !matches!(&**handle, "!" | "!!"));
        let mut version_seen = false;
        while self.next_is(|kind| matches!(kind, TokenKind::Directive(_)))? {
            let Token { kind: TokenKind::Directive(directive), start, .. } = self.scanner.next() else {
                continue;
            };
            match directive {
                Directive::Version { major, minor } => {
                    self.check_version(version_seen, (major, minor), start)?;
                    version_seen = true;
                }
                Directive::Tag { handle, prefix } => {
                    if self.tag_prefix(handle).is_some() {
                        return Err(self.bad_directive(&format!("duplicate tag handle {handle}"), start));
                    }
                    self.tag_handles.push((Cow::Borrowed(handle), prefix));
                }
                Directive::Other => {}
            }
        }
        for (handle, prefix) in default_tag_handles() {
            if self.tag_prefix(&handle).is_none() {
                self.tag_handles.push((handle, prefix));
            }
        }
        Ok(())
    }

    fn check_version(&self, seen: bool, version: (u16, u16), mark: Mark) -> Result<()> {
        if seen {
            return Err(self.bad_directive("found duplicate YAML directive", mark));
        }
        if self.scanner.is_go() && version != (1, 1) {
            return Err(self.bad_directive("found incompatible YAML document (only %YAML 1.1 is read)", mark));
        }
        if version.0 != 1 {
            let problem = "found incompatible YAML document (version 1.* is required)";
            return Err(self.bad_directive(problem, mark));
        }
        Ok(())
    }

    fn bad_directive(&self, problem: &str, mark: Mark) -> YamlError {
        self.scanner.error_at(None, problem, mark)
    }

    pub(super) fn tag_prefix(&self, handle: &str) -> Option<&Cow<'a, str>> {
        self.tag_handles.iter().find(|(known, _)| known == handle).map(|(_, prefix)| prefix)
    }
}
