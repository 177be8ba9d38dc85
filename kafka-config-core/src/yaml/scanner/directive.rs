//! Comments and `%` directives.

use super::super::error::Result;
use super::super::mark::Mark;
use super::super::reader::{is_blank, is_end_or_break};
use super::super::token::{Directive, TokenKind};
use super::properties::is_word;
use super::state::Scanner;

const CONTEXT: &str = "while scanning a directive";

impl<'a> Scanner<'a> {
    pub(super) fn skip_comment(&mut self) -> Result<()> {
        self.reader.forward()?;
        let length = self.reader.span(0, |c| !is_end_or_break(c))?;
        self.reader.take(length);
        Ok(())
    }

    /// Nothing but a comment may follow on this line.
    pub(super) fn rest_of_line(&mut self, context: &str, start: Mark) -> Result<()> {
        self.skip_blanks()?;
        if self.reader.peek()? == '#' {
            self.skip_comment()?;
        }
        let c = self.reader.peek()?;
        if self.reader.line_break()?.is_empty() && c != '\0' {
            return Err(self.unexpected(context, start, "a comment or a line break", c));
        }
        Ok(())
    }

    /// Blanks inside a line; only go-yaml counts tabs among them.
    fn skip_blanks(&mut self) -> Result<()> {
        let go = self.is_go();
        self.reader.skip(|c| c == ' ' || (go && c == '\t'))
    }

    pub(super) fn fetch_directive(&mut self) -> Result<()> {
        self.unwind(None);
        self.remove_key()?;
        self.allow_simple_key = false;
        let start = self.reader.mark();
        self.reader.forward()?;
        let directive = match self.directive_name(start)? {
            "YAML" => self.version(start)?,
            "TAG" => self.tag_directive(start)?,
            _ if self.is_go() => {
                return Err(self.reader.error(CONTEXT, start, "found unknown directive name"));
            }
            _ => {
                let length = self.reader.span(0, |c| !is_end_or_break(c))?;
                let end = self.reader.mark();
                self.reader.take(length);
                self.rest_of_line(CONTEXT, start)?;
                self.push(TokenKind::Directive(Directive::Other), start, end);
                return Ok(());
            }
        };
        let end = self.reader.mark();
        self.rest_of_line(CONTEXT, start)?;
        self.push(TokenKind::Directive(directive), start, end);
        Ok(())
    }

    fn directive_name(&mut self, start: Mark) -> Result<&'a str> {
        let length = self.reader.span(0, is_word)?;
        let name = self.reader.take(length);
        let c = self.reader.peek()?;
        if length == 0 || !is_blank(c) {
            return Err(self.unexpected(CONTEXT, start, "alphabetic or numeric character", c));
        }
        Ok(name)
    }

    fn version(&mut self, start: Mark) -> Result<Directive<'a>> {
        self.skip_blanks()?;
        let major = self.version_number(start)?;
        let c = self.reader.peek()?;
        if c != '.' {
            return Err(self.unexpected(CONTEXT, start, "a digit or '.'", c));
        }
        self.reader.forward()?;
        let minor = self.version_number(start)?;
        let c = self.reader.peek()?;
        if !self.is_go() && !is_blank(c) {
            return Err(self.unexpected(CONTEXT, start, "a digit or ' '", c));
        }
        Ok(Directive::Version { major, minor })
    }

    fn version_number(&mut self, start: Mark) -> Result<u16> {
        let c = self.reader.peek()?;
        if !c.is_ascii_digit() {
            return Err(self.unexpected(CONTEXT, start, "a digit", c));
        }
        let length = self.reader.span(0, |c| c.is_ascii_digit())?;
        let number = self.reader.take(length);
        if length > 3 {
            let problem = format!("found a number which cannot represent a valid version: {number}");
            return Err(self.reader.error("while scanning a YAML directive", start, &problem));
        }
        Ok(number.parse().unwrap_or_default())
    }

    fn tag_directive(&mut self, start: Mark) -> Result<Directive<'a>> {
        self.skip_blanks()?;
        let handle = self.tag_handle(CONTEXT, start)?;
        let c = self.reader.peek()?;
        if c != ' ' && !(self.is_go() && c == '\t') {
            return Err(self.unexpected(CONTEXT, start, "' '", c));
        }
        self.skip_blanks()?;
        let prefix = self.tag_uri(CONTEXT, start, true)?;
        let c = self.reader.peek()?;
        if !(is_blank(c) || self.is_go() && c == '\t') {
            return Err(self.unexpected(CONTEXT, start, "' '", c));
        }
        Ok(Directive::Tag { handle, prefix })
    }
}
