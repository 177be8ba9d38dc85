//! Texts that may not be UTF-8, for readers that go by characters.

use std::borrow::Cow;

use crate::model::Span;

/// A text as characters, with the way back to the bytes it was read from.
pub(super) struct Decoded<'a> {
    /// The text; what is no UTF-8 is U+FFFD.
    pub(super) text: Cow<'a, str>,
    /// Places in `text` after which its offset from the bytes changes, and the place in the bytes that each stands for.
    changes: Vec<(usize, usize)>,
}

impl<'a> Decoded<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Self { text: Cow::Borrowed(text), changes: Vec::new() };
        }
        let (mut text, mut changes, mut read) = (String::new(), Vec::new(), 0);
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                text.push(char::REPLACEMENT_CHARACTER);
            }
            read += chunk.valid().len() + chunk.invalid().len();
            changes.push((text.len(), read));
        }
        Self { text: Cow::Owned(text), changes }
    }

    /// The place in the bytes.
    pub(super) fn original(&self, span: Span) -> Span {
        Span::new(self.place(span.start), self.place(span.end))
    }

    fn place(&self, place: usize) -> usize {
        let passed = self.changes.partition_point(|&(text, _)| text <= place);
        match passed.checked_sub(1).and_then(|index| self.changes.get(index)) {
            Some(&(text, bytes)) => bytes + (place - text),
            None => place,
        }
    }
}
