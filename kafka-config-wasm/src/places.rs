//! Places in bytes as places in UTF-16 units.

use kafka_config_core::input::InputFormat;
use kafka_config_core::model::Span;
use kafka_config_core::report::{self, LineStarts, Text};

use crate::answer::{Place, TextRange};

/// A text of the person.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) text: String,
    units: Units,
    lines: LineStarts,
}

impl Input {
    pub(crate) fn new(name: String, text: String) -> Self {
        let units = Units::of(&text);
        Self { name, text, units, lines: LineStarts::default() }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The text that places point into.
    pub(crate) fn text_of(&self, format: InputFormat) -> Text<'_> {
        Text::of_format(self.name.as_str(), self.bytes(), format).with_lines(&self.lines)
    }

    /// A range of it, which is the input with this number.
    pub(crate) fn place(&self, input: usize, span: Span) -> Place {
        self.resolved(input, &self.text_of(InputFormat::DockerEnv).place(span))
    }

    /// A place that core has resolved.
    pub(crate) fn resolved(&self, input: usize, place: &report::Place) -> Place {
        let region = place.region;
        Place {
            input,
            name: self.name.clone(),
            range: self.units.range(place.span),
            line: region.line,
            column: region.column,
            end_line: region.end_line,
            end_column: region.end_column,
        }
    }
}

/// How many UTF-16 units come before a byte.
#[derive(Debug, Default)]
pub(crate) struct Units {
    /// After each character beyond ASCII: its end in bytes, and how many more bytes than units came until then.
    surplus: Vec<(usize, usize)>,
}

impl Units {
    pub(crate) fn of(text: &str) -> Self {
        let mut surplus = Vec::new();
        if !text.is_ascii() {
            let mut sum = 0;
            for (at, character) in text.char_indices().filter(|(_, character)| !character.is_ascii()) {
                sum += character.len_utf8() - character.len_utf16();
                surplus.push((at + character.len_utf8(), sum));
            }
        }
        Self { surplus }
    }

    pub(crate) fn range(&self, span: Span) -> TextRange {
        TextRange { start: self.before(span.start), end: self.before(span.end) }
    }

    fn before(&self, byte: usize) -> usize {
        let passed = self.surplus.partition_point(|(end, _)| *end <= byte);
        let surplus = passed.checked_sub(1).and_then(|last| self.surplus.get(last));
        byte - surplus.map_or(0, |(_, sum)| *sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_javascript() {
        let text = "aé😀b";
        let units = Units::of(text);
        let before = |byte| units.range(Span::new(byte, byte)).start;
        assert_eq!([0, 1, 3, 7, 8].map(before), [0, 1, 2, 4, 5]);
    }
}
