//! Block scalars: `|` and `>`.

use std::borrow::Cow;

use super::super::error::{Result, YamlError};
use super::super::mark::Mark;
use super::super::reader::{is_blank, is_break, is_end_or_break};
use super::super::token::{Style, TokenKind};
use super::plain::append;
use super::state::Scanner;

const CONTEXT: &str = "while scanning a block scalar";

/// What becomes of the line breaks at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomping {
    Clip,
    Strip,
    Keep,
}

impl Scanner<'_> {
    pub(super) fn fetch_block_scalar(&mut self, style: Style) -> Result<()> {
        self.allow_simple_key = true;
        self.remove_key()?;
        let start = self.reader.mark();
        self.reader.forward()?;
        let (chomping, increment) = self.block_header(start)?;
        let least = self.indent.map_or(1, |indent| indent + 1).max(1);
        let (indent, breaks, end) = match increment {
            Some(increment) => {
                let indent = least + increment - 1;
                let (breaks, end) = self.block_breaks(indent, start)?;
                (indent, breaks, end)
            }
            None => self.block_indentation(least, start)?,
        };
        self.block_lines(style, chomping, indent, breaks, (start, end))
    }

    fn block_lines(
        &mut self,
        style: Style,
        chomping: Chomping,
        indent: usize,
        mut breaks: String,
        (start, mut end): (Mark, Mark),
    ) -> Result<()> {
        let mut text = Cow::Borrowed("");
        let mut line_break = "";
        while self.at_block_line(indent)? {
            if !breaks.is_empty() {
                text.to_mut().push_str(&breaks);
            }
            let led_by_blank = self.at_inner_blank()?;
            let length = self.reader.span(0, |c| !is_end_or_break(c))?;
            append(&mut text, self.reader.take(length));
            line_break = self.reader.line_break()?;
            (breaks, end) = self.block_breaks(indent, start)?;
            if !self.at_block_line(indent)? {
                break;
            }
            let folds =
                style == Style::Folded && line_break == "\n" && !led_by_blank && !self.at_inner_blank()?;
            if !folds {
                append(&mut text, line_break);
            } else if breaks.is_empty() {
                append(&mut text, " ");
            }
        }
        if chomping != Chomping::Strip {
            append(&mut text, line_break);
        }
        if chomping == Chomping::Keep && !breaks.is_empty() {
            text.to_mut().push_str(&breaks);
        }
        self.push(TokenKind::Scalar { text, style }, start, end);
        Ok(())
    }

    fn at_block_line(&mut self, indent: usize) -> Result<bool> {
        Ok(self.reader.column() == indent && self.reader.peek()? != '\0')
    }

    fn at_inner_blank(&mut self) -> Result<bool> {
        Ok(matches!(self.reader.peek()?, ' ' | '\t'))
    }

    /// `|2-` and the like, up to the end of the line.
    fn block_header(&mut self, start: Mark) -> Result<(Chomping, Option<usize>)> {
        let mut chomping = self.chomping()?;
        let increment = self.increment(start)?;
        if chomping.is_none() && increment.is_some() {
            chomping = self.chomping()?;
        }
        let c = self.reader.peek()?;
        if !self.is_go() && !is_blank(c) {
            return Err(self.unexpected(CONTEXT, start, "chomping or indentation indicators", c));
        }
        self.rest_of_line(CONTEXT, start)?;
        Ok((chomping.unwrap_or(Chomping::Clip), increment))
    }

    fn chomping(&mut self) -> Result<Option<Chomping>> {
        let chomping = match self.reader.peek()? {
            '+' => Chomping::Keep,
            '-' => Chomping::Strip,
            _ => return Ok(None),
        };
        self.reader.forward()?;
        Ok(Some(chomping))
    }

    fn increment(&mut self, start: Mark) -> Result<Option<usize>> {
        let Some(digit) = self.reader.peek()?.to_digit(10).and_then(|digit| usize::try_from(digit).ok())
        else {
            return Ok(None);
        };
        if digit == 0 {
            let problem = "expected indentation indicator in the range 1-9, but found 0";
            return Err(self.reader.error(CONTEXT, start, problem));
        }
        self.reader.forward()?;
        Ok(Some(digit))
    }

    fn tab_for_space(&self, start: Mark) -> YamlError {
        self.reader.error(CONTEXT, start, "found a tab character where an indentation space is expected")
    }

    /// The indentation of the first line with text, which all others follow.
    fn block_indentation(&mut self, least: usize, start: Mark) -> Result<(usize, String, Mark)> {
        let mut breaks = String::new();
        let mut deepest = 0;
        let mut end = self.reader.mark();
        loop {
            match self.reader.peek()? {
                ' ' => {
                    self.reader.forward()?;
                    deepest = deepest.max(self.reader.column());
                }
                c if is_break(c) => {
                    breaks.push_str(self.reader.line_break()?);
                    end = self.reader.mark();
                }
                '\t' if self.is_go() => return Err(self.tab_for_space(start)),
                _ => return Ok((least.max(deepest), breaks, end)),
            }
        }
    }

    /// Empty lines, and the indentation of the line after them.
    fn block_breaks(&mut self, indent: usize, start: Mark) -> Result<(String, Mark)> {
        let mut breaks = String::new();
        let mut end = self.reader.mark();
        loop {
            while self.reader.column() < indent && self.reader.peek()? == ' ' {
                self.reader.forward()?;
            }
            if self.is_go() && self.reader.column() < indent && self.reader.peek()? == '\t' {
                return Err(self.tab_for_space(start));
            }
            let line_break = self.reader.line_break()?;
            if line_break.is_empty() {
                return Ok((breaks, end));
            }
            breaks.push_str(line_break);
            end = self.reader.mark();
        }
    }
}
