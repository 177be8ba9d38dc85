//! Scalars without quotes.

use std::borrow::Cow;

use super::super::error::Result;
use super::super::reader::is_blank_or_tab;
use super::super::token::{Style, TokenKind};
use super::state::Scanner;

/// Adds a piece, copying only when there is more than one.
pub(super) fn append<'a>(text: &mut Cow<'a, str>, piece: &'a str) {
    if text.is_empty() {
        *text = Cow::Borrowed(piece);
    } else if !piece.is_empty() {
        text.to_mut().push_str(piece);
    }
}

impl<'a> Scanner<'a> {
    pub(super) fn fetch_plain(&mut self) -> Result<()> {
        self.save_key()?;
        self.allow_simple_key = false;
        let start = self.reader.mark();
        let mut end = start;
        let indent = self.indent.map_or(0, |indent| indent + 1);
        let mut text = Cow::Borrowed("");
        let mut spaces = Cow::Borrowed("");
        while self.reader.peek()? != '#' {
            let length = self.plain_run()?;
            if length == 0 {
                break;
            }
            self.allow_simple_key = false;
            match spaces {
                Cow::Borrowed(spaces) => append(&mut text, spaces),
                Cow::Owned(spaces) => text.to_mut().push_str(&spaces),
            }
            append(&mut text, self.reader.take(length));
            end = self.reader.mark();
            spaces = self.plain_spaces()?;
            if spaces.is_empty()
                || self.reader.peek()? == '#'
                || (self.in_block() && self.reader.column() < indent)
            {
                break;
            }
        }
        self.push(TokenKind::Scalar { text, style: Style::Plain }, start, end);
        Ok(())
    }

    /// Bytes up to a blank, a colon that ends a key, or in flow context an indicator.
    fn plain_run(&mut self) -> Result<usize> {
        let flow = !self.in_block();
        let go = self.is_go();
        let mut length = 0;
        loop {
            length += self.reader.span(length, |c| {
                // Most are letters, which need no closer look.
                c.is_ascii_alphanumeric()
                    || !is_blank_or_tab(c)
                        && c != ':'
                        && c != '?'
                        && !(flow && matches!(c, ',' | '[' | ']' | '{' | '}'))
            })?;
            let ends = match self.reader.peek_at(length)? {
                '?' if !flow => false,
                '?' if !go => true,
                c @ (':' | '?') => {
                    let next = self.reader.peek_at(length + 1)?;
                    let indicates = flow && !go && matches!(next, ',' | '[' | ']' | '{' | '}');
                    is_blank_or_tab(next) || (c == ':' && indicates)
                }
                _ => return Ok(length),
            };
            if ends {
                return Ok(length);
            }
            length += 1;
        }
    }

    /// What the blanks and line breaks after a word stand for if the scalar goes on; empty if it cannot.
    fn plain_spaces(&mut self) -> Result<Cow<'a, str>> {
        let length = self.reader.span(0, |c| matches!(c, ' ' | '\t'))?;
        let blanks = self.reader.take(length);
        let line_break = self.reader.line_break()?;
        if line_break.is_empty() {
            return Ok(Cow::Borrowed(blanks));
        }
        self.allow_simple_key = true;
        if self.at_separator()? {
            return Ok(Cow::Borrowed(""));
        }
        let mut breaks = String::new();
        loop {
            self.plain_indentation()?;
            let next = self.reader.line_break()?;
            if next.is_empty() {
                break;
            }
            breaks.push_str(next);
            if self.at_separator()? {
                return Ok(Cow::Borrowed(""));
            }
        }
        Ok(if line_break != "\n" {
            breaks.insert_str(0, line_break);
            Cow::Owned(breaks)
        } else if breaks.is_empty() {
            Cow::Borrowed(" ")
        } else {
            Cow::Owned(breaks)
        })
    }

    /// Blanks at the head of a further line; go-yaml takes tabs where the indentation is complete.
    fn plain_indentation(&mut self) -> Result<()> {
        if !self.is_go() {
            return self.reader.skip_spaces();
        }
        let indent = self.indent.map_or(0, |indent| indent + 1);
        loop {
            self.reader.skip_spaces()?;
            if self.reader.peek()? != '\t' {
                return Ok(());
            }
            if self.reader.column() < indent {
                let start = self.reader.mark();
                let problem = "found a tab character that violates indentation";
                return Err(self.reader.error("while scanning a plain scalar", start, problem));
            }
            self.reader.forward()?;
        }
    }

    /// `---` counts here whatever follows it, `...` only before a blank; an oddity of the original.
    fn at_separator(&mut self) -> Result<bool> {
        let prefix = self.reader.prefix(3)?;
        if self.is_go() {
            let marker = self.reader.column() == 0 && matches!(prefix, "---" | "...");
            return Ok(marker && is_blank_or_tab(self.reader.peek_at(3)?));
        }
        Ok(prefix == "---" || (prefix == "..." && is_blank_or_tab(self.reader.peek_at(3)?)))
    }
}
