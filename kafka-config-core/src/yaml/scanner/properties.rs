//! What may stand before a node: anchors, aliases and tags.

use std::borrow::Cow;

use super::super::error::{Result, YamlError};
use super::super::mark::Mark;
use super::super::reader::{is_blank, is_blank_or_tab};
use super::super::token::TokenKind;
use super::plain::append;
use super::state::Scanner;

const IN_TAG: &str = "while scanning a tag";

/// `Constant.ALPHA`.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

fn is_snake_anchor(c: char) -> bool {
    !is_blank_or_tab(c) && !":,[]{}/.*&".contains(c)
}

fn is_go_anchor(c: char) -> bool {
    c.is_ascii_graphic() && !":,[]{}".contains(c)
}

fn is_uri(c: char) -> bool {
    is_word(c) || ";/?:@&=+$,.!~*'()[]%".contains(c)
}

impl<'a> Scanner<'a> {
    /// The usual form of a refusal: what was due, and what stands there with its code.
    pub(super) fn unexpected(&self, context: &str, start: Mark, due: &str, found: char) -> YamlError {
        let problem = format!("expected {due}, but found {found}({})", u32::from(found));
        self.reader.error(context, start, &problem)
    }

    pub(super) fn fetch_anchor(&mut self, is_anchor: bool) -> Result<()> {
        self.save_key()?;
        self.allow_simple_key = false;
        let context = if is_anchor { "while scanning an anchor" } else { "while scanning an alias" };
        let start = self.reader.mark();
        self.reader.forward()?;
        let accept = if self.is_go() { is_go_anchor } else { is_snake_anchor };
        let length = self.reader.span(0, accept)?;
        let name = self.reader.take(length);
        let c = self.reader.peek()?;
        if length == 0 || !(is_blank_or_tab(c) || "?:,]}%@`".contains(c)) {
            let problem = format!("unexpected character found {c}({})", u32::from(c));
            return Err(self.reader.error(context, start, &problem));
        }
        let kind = if is_anchor { TokenKind::Anchor(name) } else { TokenKind::Alias(name) };
        self.push_from(start, kind);
        Ok(())
    }

    pub(super) fn fetch_tag(&mut self) -> Result<()> {
        self.save_key()?;
        self.allow_simple_key = false;
        let start = self.reader.mark();
        let (handle, suffix) = match self.reader.peek_at(1)? {
            '<' => (None, self.verbatim_tag(start)?),
            c if is_blank_or_tab(c) => {
                self.reader.forward()?;
                (None, Cow::Borrowed("!"))
            }
            _ => self.shorthand_tag(start)?,
        };
        let c = self.reader.peek()?;
        if !(is_blank(c) || self.is_go() && c == '\t') {
            let problem = format!("expected ' ', but found '{c}' ({})", u32::from(c));
            return Err(self.reader.error(IN_TAG, start, &problem));
        }
        self.push_from(start, TokenKind::Tag { handle, suffix });
        Ok(())
    }

    fn verbatim_tag(&mut self, start: Mark) -> Result<Cow<'a, str>> {
        self.reader.forward_by(2)?;
        let suffix = self.tag_uri(IN_TAG, start, true)?;
        let c = self.reader.peek()?;
        if c != '>' {
            let problem = format!("expected '>', but found '{c}' ({})", u32::from(c));
            return Err(self.reader.error(IN_TAG, start, &problem));
        }
        self.reader.forward()?;
        Ok(suffix)
    }

    fn shorthand_tag(&mut self, start: Mark) -> Result<(Option<&'a str>, Cow<'a, str>)> {
        let go = self.is_go();
        let length = self.reader.span(1, |c| if go { is_word(c) } else { !is_blank(c) && c != '!' })?;
        let handle = if self.reader.peek_at(1 + length)? == '!' {
            self.tag_handle(IN_TAG, start)?
        } else {
            self.reader.forward()?;
            "!"
        };
        Ok((Some(handle), self.tag_uri(IN_TAG, start, false)?))
    }

    pub(super) fn tag_handle(&mut self, context: &str, start: Mark) -> Result<&'a str> {
        let c = self.reader.peek()?;
        if c != '!' {
            return Err(self.unexpected(context, start, "'!'", c));
        }
        let mut length = 1;
        if self.reader.peek_at(length)? != ' ' {
            length += self.reader.span(length, is_word)?;
            let c = self.reader.peek_at(length)?;
            if c != '!' {
                self.reader.forward_by(length)?;
                return Err(self.unexpected(context, start, "'!'", c));
            }
            length += 1;
        }
        // Not looked at, but asked for: that can move the window.
        self.reader.peek_at(length)?;
        Ok(self.reader.take(length))
    }

    /// `verbatim`: flow indicators count as well, for go-yaml only there.
    pub(super) fn tag_uri(&mut self, context: &str, start: Mark, verbatim: bool) -> Result<Cow<'a, str>> {
        let mut uri = Cow::Borrowed("");
        loop {
            let go = self.is_go();
            let accept = |c| match c {
                ',' | '[' | ']' if go => verbatim,
                '{' | '}' => go && verbatim,
                _ => is_uri(c) && c != '%',
            };
            let length = self.reader.span(0, accept)?;
            append(&mut uri, self.reader.take(length));
            let c = self.reader.peek()?;
            if c == '%' {
                let decoded = self.uri_escapes(context, start)?;
                uri.to_mut().push_str(&decoded);
            } else if uri.is_empty() {
                return Err(self.unexpected(context, start, "URI", c));
            } else {
                return Ok(uri);
            }
        }
    }

    /// A run of `%XX`, which together must be UTF-8.
    fn uri_escapes(&mut self, context: &str, start: Mark) -> Result<String> {
        let begin = self.reader.mark();
        let mut bytes = Vec::new();
        while self.reader.peek()? == '%' {
            self.reader.forward()?;
            let digits = self.reader.prefix(2)?;
            let Ok(byte) = i32::from_str_radix(digits, 16) else {
                return Err(self.bad_uri_escape(context, start)?);
            };
            bytes.push(byte.to_le_bytes().first().copied().unwrap_or_default());
            self.reader.forward_by(2)?;
        }
        String::from_utf8(bytes).map_err(|error| {
            let rest = error.as_bytes().len() - error.utf8_error().valid_up_to();
            let length = error.utf8_error().error_len().unwrap_or(rest);
            let problem = format!("expected URI in UTF-8: Input length = {length}");
            self.reader.error_at(Some((context, Some(start))), &problem, begin)
        })
    }

    fn bad_uri_escape(&mut self, context: &str, start: Mark) -> Result<YamlError> {
        let (c1, c2) = (self.reader.peek()?, self.reader.peek_second()?);
        let (n1, n2) = (u32::from(c1), u32::from(c2));
        let problem = format!(
            "expected URI escape sequence of 2 hexadecimal numbers, but found {c1}({n1}) and {c2}({n2})"
        );
        Ok(self.reader.error(context, start, &problem))
    }
}
