//! Which token starts here.

use super::super::error::Result;
use super::super::reader::is_blank_or_tab;
use super::super::token::{Style, Token, TokenKind};
use super::state::Scanner;

/// go-yaml's `max_flow_level`.
const DEEPEST_FLOW: i64 = 10_000;

impl Scanner<'_> {
    /// Scans at least one more token, if the text has one.
    pub(super) fn fetch(&mut self) -> Result<()> {
        self.skip_to_token()?;
        self.drop_stale_keys()?;
        self.unwind(Some(self.reader.column()));
        let c = self.reader.peek()?;
        match c {
            '\0' => self.fetch_stream_end(),
            '%' if self.reader.column() == 0 => self.fetch_directive(),
            '-' if self.at_document_marker("---")? => self.fetch_document_marker(TokenKind::DocumentStart),
            '-' if self.blank_follows()? => self.fetch_block_entry(),
            '.' if self.at_document_marker("...")? => self.fetch_document_marker(TokenKind::DocumentEnd),
            '[' => self.fetch_flow_start(TokenKind::FlowSequenceStart),
            '{' => self.fetch_flow_start(TokenKind::FlowMappingStart),
            ']' => self.fetch_flow_end(TokenKind::FlowSequenceEnd),
            '}' => self.fetch_flow_end(TokenKind::FlowMappingEnd),
            ',' => self.fetch_flow_entry(),
            '?' if (!self.is_go() && !self.in_block()) || self.blank_follows()? => self.fetch_key(),
            ':' if self.colon_alone() || self.blank_follows()? => self.fetch_value(),
            '*' | '&' => self.fetch_anchor(c == '&'),
            '!' => self.fetch_tag(),
            '|' if self.in_block() => self.fetch_block_scalar(Style::Literal),
            '>' if self.in_block() => self.fetch_block_scalar(Style::Folded),
            '\'' => self.fetch_quoted(Style::Single),
            '"' => self.fetch_quoted(Style::Double),
            _ if self.at_plain(c)? => self.fetch_plain(),
            _ => self.refuse(c),
        }
    }

    fn refuse(&mut self, c: char) -> Result<()> {
        let shown = if c == '\t' { "\\t(TAB)".to_owned() } else { c.to_string() };
        let problem = format!(
            "found character '{shown}' that cannot start any token. (Do not use {shown} for indentation)"
        );
        let context = Some(("while scanning for the next token", None));
        Err(self.reader.error_at(context, &problem, self.reader.mark()))
    }

    /// Whether a colon here needs no blank after it.
    fn colon_alone(&self) -> bool {
        !(self.in_block() || self.is_go() && self.entry_begins())
    }

    fn blank_follows(&mut self) -> Result<bool> {
        Ok(is_blank_or_tab(self.reader.peek_second()?))
    }

    fn at_document_marker(&mut self, marker: &str) -> Result<bool> {
        Ok(self.reader.column() == 0
            && self.reader.prefix(3)? == marker
            && is_blank_or_tab(self.reader.peek_at(3)?))
    }

    fn at_plain(&mut self, c: char) -> Result<bool> {
        if !is_blank_or_tab(c) && !"-?:,[]{}#&*!|>'\"%@`".contains(c) {
            return Ok(true);
        }
        Ok(!self.blank_follows()?
            && (c == '-' || ((self.is_go() || self.in_block()) && matches!(c, '?' | ':'))))
    }

    /// Skips blanks, comments and line breaks; a line break allows a key again.
    fn skip_to_token(&mut self) -> Result<()> {
        if self.reader.index() == 0 && self.reader.peek()? == '\u{feff}' {
            self.reader.forward()?;
        }
        loop {
            let tabs = self.is_go() && !(self.in_block() && self.allow_simple_key);
            let spaces = self.reader.span(0, |c| c == ' ' || (tabs && c == '\t'))?;
            self.reader.take(spaces);
            if self.reader.peek()? == '#' {
                self.skip_comment()?;
            }
            if self.reader.line_break()?.is_empty() {
                return Ok(());
            }
            if self.in_block() {
                self.allow_simple_key = true;
            }
        }
    }

    fn fetch_stream_end(&mut self) -> Result<()> {
        self.unwind(None);
        self.remove_key()?;
        self.allow_simple_key = false;
        self.keys.clear();
        self.push_here(TokenKind::StreamEnd);
        self.done = true;
        Ok(())
    }

    fn fetch_document_marker(&mut self, kind: TokenKind<'static>) -> Result<()> {
        self.unwind(None);
        self.remove_key()?;
        self.allow_simple_key = false;
        self.push_indicator(kind, 3)
    }

    fn fetch_flow_start(&mut self, kind: TokenKind<'static>) -> Result<()> {
        self.save_key()?;
        self.flow_level += 1;
        if self.is_go() && self.flow_level > DEEPEST_FLOW {
            let (mark, message) = (self.reader.mark(), "exceeded max depth of 10000");
            return Err(self.reader.error("while increasing flow level", mark, message));
        }
        self.allow_simple_key = true;
        self.push_indicator(kind, 1)
    }

    fn fetch_flow_end(&mut self, kind: TokenKind<'static>) -> Result<()> {
        self.remove_key()?;
        self.flow_level -= 1;
        self.allow_simple_key = false;
        self.push_indicator(kind, 1)
    }

    fn fetch_flow_entry(&mut self) -> Result<()> {
        self.allow_simple_key = true;
        self.remove_key()?;
        self.push_indicator(TokenKind::FlowEntry, 1)
    }

    /// Opens a block collection here unless one is open; where a line has begun with something else, that is refused.
    fn open_block(&mut self, kind: TokenKind<'static>, refusal: &str) -> Result<()> {
        if !self.in_block() {
            return Ok(());
        }
        if !self.allow_simple_key {
            return Err(self.reader.error_at(None, refusal, self.reader.mark()));
        }
        if self.add_indent(self.reader.column()) {
            self.push_here(kind);
        }
        Ok(())
    }

    fn fetch_block_entry(&mut self) -> Result<()> {
        self.open_block(TokenKind::BlockSequenceStart, "sequence entries are not allowed here")?;
        self.allow_simple_key = true;
        self.remove_key()?;
        self.push_indicator(TokenKind::BlockEntry, 1)
    }

    fn fetch_key(&mut self) -> Result<()> {
        self.open_block(TokenKind::BlockMappingStart, "mapping keys are not allowed here")?;
        self.allow_simple_key = self.in_block();
        self.remove_key()?;
        self.push_indicator(TokenKind::Key, 1)
    }

    fn fetch_value(&mut self) -> Result<()> {
        if let Some(key) = self.take_key() {
            let place = key.token.saturating_sub(self.taken).min(self.tokens.len());
            self.tokens.insert(place, Token { kind: TokenKind::Key, start: key.mark, end: key.mark });
            if self.in_block() && self.add_indent(key.mark.column) {
                let start = Token { kind: TokenKind::BlockMappingStart, start: key.mark, end: key.mark };
                self.tokens.insert(place, start);
            }
            self.allow_simple_key = false;
        } else {
            self.open_block(TokenKind::BlockMappingStart, "mapping values are not allowed here")?;
            self.allow_simple_key = self.in_block();
            self.remove_key()?;
        }
        self.push_indicator(TokenKind::Value, 1)
    }
}
