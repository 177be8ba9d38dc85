//! Texts put together from several lines, with the way back to where each part stands.

use crate::model::Span;

/// A text made of parts of another.
#[derive(Clone, Default)]
pub(in crate::input) struct Joined {
    pub(in crate::input) text: String,
    /// Where parts begin, here and in the other text.
    parts: Vec<(usize, usize)>,
}

impl Joined {
    pub(in crate::input) fn push(&mut self, part: &str, place: usize) {
        self.parts.push((self.text.len(), place));
        self.text.push_str(part);
    }

    /// The text from this place on.
    pub(in crate::input) fn after(&self, from: usize) -> Self {
        let mut rest = Self::default();
        rest.text.push_str(self.text.get(from..).unwrap_or_default());
        rest.parts.push((0, self.place(from)));
        let later = self.parts.iter().filter(|(here, _)| *here > from);
        rest.parts.extend(later.map(|&(here, there)| (here - from, there)));
        rest
    }

    /// The place in the other text of a place that something begins at.
    fn place(&self, here: usize) -> usize {
        let passed = self.parts.partition_point(|&(start, _)| start <= here);
        let part = passed.checked_sub(1).and_then(|index| self.parts.get(index));
        part.map_or(here, |&(start, there)| there + (here - start))
    }

    /// The range in the other text.
    pub(in crate::input) fn original(&self, span: Span) -> Span {
        let start = self.place(span.start);
        if span.end <= span.start {
            return Span::new(start, start);
        }
        // The end lies behind the last byte, not where the next part begins.
        Span::new(start, self.place(span.end - 1) + 1)
    }

    /// The range of all of it.
    pub(in crate::input) fn whole(&self) -> Span {
        self.original(Span::new(0, self.text.len()))
    }
}
