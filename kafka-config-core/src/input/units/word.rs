//! A word, and where each part of it is written.

use std::ops::Range;

use crate::model::{SourceId, SourceSpan, Span};

/// A word after quotes and escapes are worked out.
#[derive(Clone)]
pub(in crate::input) struct Word {
    pub(in crate::input) text: String,
    /// Where each byte of `text` is written.
    origins: Vec<Span>,
    /// Where the word is written, quotes included.
    pub(in crate::input) at: Span,
    /// In which text.
    source: SourceId,
}

impl Word {
    pub(in crate::input) fn new(source: SourceId) -> Self {
        Self { text: String::new(), origins: Vec::new(), at: Span::default(), source }
    }

    /// The same word in the text that the one it was found in was made from.
    pub(in crate::input) fn moved(mut self, source: SourceId, to: impl Fn(Span) -> Span) -> Self {
        self.at = to(self.at);
        self.origins.iter_mut().for_each(|origin| *origin = to(*origin));
        Self { source, ..self }
    }

    /// The same word saying something else.
    pub(in crate::input) fn saying(&self, text: &str) -> Self {
        Self { text: text.to_owned(), origins: vec![self.at; text.len()], ..self.clone() }
    }

    /// Where the whole word is written.
    pub(in crate::input) fn place(&self) -> SourceSpan {
        SourceSpan { source: self.source, span: self.at }
    }

    /// Adds a character that is written there.
    pub(in crate::input) fn push(&mut self, c: char, at: Span) {
        self.text.push(c);
        self.origins.extend(std::iter::repeat_n(at, c.len_utf8()));
    }

    /// Where a part of the word is written.
    pub(in crate::input) fn part(&self, range: Range<usize>) -> SourceSpan {
        let start = match range.start.checked_sub(1).and_then(|before| self.origins.get(before)) {
            // After a quote or an escape the next byte need not follow at once.
            Some(before) if range.is_empty() => before.end,
            _ => self.origins.get(range.start).map_or(self.at.end, |at| at.start),
        };
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start);
        let end = last.and_then(|last| self.origins.get(last)).map_or(start, |at| at.end);
        SourceSpan { source: self.source, span: Span::new(start, end) }
    }

    /// Where what the word says is written, quotes excluded.
    pub(in crate::input) fn inside(&self) -> SourceSpan {
        self.part(0..self.text.len())
    }

    /// The parts before and after the first `=`; no second part where there is none.
    pub(in crate::input) fn assignment(&self) -> (&str, SourceSpan, Option<(&str, SourceSpan)>) {
        match self.text.split_once('=') {
            Some((name, value)) => {
                let value_at = self.part(name.len() + 1..self.text.len());
                (name, self.part(0..name.len()), Some((value, value_at)))
            }
            None => (&self.text, self.inside(), None),
        }
    }

    /// The word without its first bytes.
    pub(in crate::input) fn after(&self, count: usize) -> Self {
        Self {
            text: self.text.get(count..).unwrap_or_default().to_owned(),
            origins: self.origins.get(count..).unwrap_or_default().to_vec(),
            at: Span::new(self.part(count..self.text.len()).span.start, self.at.end),
            source: self.source,
        }
    }
}
