//! Scalars in single or double quotes.

use std::borrow::Cow;

use super::super::error::Result;
use super::super::mark::Mark;
use super::super::reader::is_blank_or_tab;
use super::super::surrogate;
use super::super::token::{Style, TokenKind};
use super::plain::append;
use super::state::Scanner;

const IN_DOUBLE: &str = "while scanning a double-quoted scalar";
const IN_QUOTES: &str = "while scanning a quoted scalar";

impl<'a> Scanner<'a> {
    pub(super) fn fetch_quoted(&mut self, style: Style) -> Result<()> {
        self.save_key()?;
        self.allow_simple_key = false;
        let start = self.reader.mark();
        let quote = self.reader.peek()?;
        self.reader.forward()?;
        let mut text = Cow::Borrowed("");
        self.quoted_words(style, start, &mut text)?;
        while self.reader.peek()? != quote {
            self.quoted_blanks(start, &mut text)?;
            self.quoted_words(style, start, &mut text)?;
        }
        self.reader.forward()?;
        self.push_from(start, TokenKind::Scalar { text, style });
        Ok(())
    }

    fn quoted_words(&mut self, style: Style, start: Mark, text: &mut Cow<'a, str>) -> Result<()> {
        loop {
            let length = self.reader.span(0, |c| !is_blank_or_tab(c) && !matches!(c, '\'' | '"' | '\\'))?;
            append(text, self.reader.take(length));
            let c = self.reader.peek()?;
            match (style, c) {
                (Style::Single, '\'') if self.reader.peek_at(1)? == '\'' => {
                    append(text, self.reader.take(1));
                    self.reader.forward()?;
                }
                (Style::Double, '\'') | (Style::Single, '"' | '\\') => append(text, self.reader.take(1)),
                (Style::Double, '\\') => {
                    self.reader.forward()?;
                    self.escape(start, text.to_mut())?;
                }
                _ => return Ok(()),
            }
        }
    }

    fn escape(&mut self, start: Mark, text: &mut String) -> Result<()> {
        let c = self.reader.peek()?;
        let plain = match c {
            '0' => '\0',
            'a' => '\u{7}',
            'b' => '\u{8}',
            't' => '\t',
            'n' => '\n',
            'v' => '\u{b}',
            'f' => '\u{c}',
            'r' => '\r',
            'e' => '\u{1b}',
            ' ' | '"' | '\\' => c,
            '\'' | '\t' if self.is_go() => c,
            'N' => '\u{85}',
            '_' => '\u{a0}',
            'L' => '\u{2028}',
            'P' => '\u{2029}',
            'x' => return self.code_point(2, start, text),
            'u' => return self.code_point(4, start, text),
            'U' => return self.code_point(8, start, text),
            _ => return self.escaped_break(c, start, text),
        };
        text.push(plain);
        self.reader.forward()
    }

    fn escaped_break(&mut self, c: char, start: Mark, text: &mut String) -> Result<()> {
        if !self.reader.line_break()?.is_empty() {
            let breaks = self.quoted_breaks(start)?;
            text.push_str(&breaks);
            return Ok(());
        }
        let problem = format!("found unknown escape character {c}({})", u32::from(c));
        Err(self.reader.error(IN_DOUBLE, start, &problem))
    }

    fn code_point(&mut self, digits: usize, start: Mark, text: &mut String) -> Result<()> {
        self.reader.forward()?;
        let hex = self.reader.prefix(digits)?;
        if hex.contains(|c: char| !c.is_ascii_hexdigit()) {
            let problem =
                format!("expected escape sequence of {digits} hexadecimal numbers, but found: {hex}");
            return Err(self.reader.error(IN_DOUBLE, start, &problem));
        }
        let code = match i32::from_str_radix(hex, 16) {
            Ok(code) => code.unsigned_abs(),
            Err(_) => return Err(surrogate::number_format(hex, 16)),
        };
        let pushed = match char::from_u32(code) {
            Some(c) => {
                text.push(c);
                true
            }
            None => !self.is_go() && surrogate::push(text, code),
        };
        if !pushed {
            return Err(self.reader.error(
                IN_DOUBLE,
                start,
                &format!("found unknown escape character {hex}"),
            ));
        }
        self.reader.forward_by(digits)
    }

    fn quoted_blanks(&mut self, start: Mark, text: &mut Cow<'a, str>) -> Result<()> {
        let length = self.reader.span(0, |c| matches!(c, ' ' | '\t'))?;
        let blanks = self.reader.take(length);
        if self.reader.peek()? == '\0' {
            return Err(self.reader.error(IN_QUOTES, start, "found unexpected end of stream"));
        }
        let line_break = self.reader.line_break()?;
        if line_break.is_empty() {
            append(text, blanks);
            return Ok(());
        }
        let breaks = self.quoted_breaks(start)?;
        let text = text.to_mut();
        if line_break != "\n" {
            text.push_str(line_break);
        } else if breaks.is_empty() {
            text.push(' ');
        }
        text.push_str(&breaks);
        Ok(())
    }

    /// Empty lines inside quotes; a document marker there is refused, in whatever column it stands.
    fn quoted_breaks(&mut self, start: Mark) -> Result<String> {
        let mut breaks = String::new();
        loop {
            let prefix = self.reader.prefix(3)?;
            let counts = !self.is_go() || self.reader.column() == 0;
            if counts && matches!(prefix, "---" | "...") && is_blank_or_tab(self.reader.peek_at(3)?) {
                return Err(self.reader.error(IN_QUOTES, start, "found unexpected document separator"));
            }
            self.reader.skip(|c| matches!(c, ' ' | '\t'))?;
            let line_break = self.reader.line_break()?;
            if line_break.is_empty() {
                return Ok(breaks);
            }
            breaks.push_str(line_break);
        }
    }
}
