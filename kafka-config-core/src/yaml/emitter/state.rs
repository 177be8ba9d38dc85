//! Collections in block style, driven by calls instead of events.

use super::super::token::Style;
use super::analysis::Analysis;
use super::double::write_double_quoted;
use super::names::needs_quotes;
use super::scalars::{write_literal, write_plain, write_single_quoted};
use super::writer::{Writer, width};

const INDENT: usize = 2;
/// `DumperOptions.getMaxSimpleKeyLength`.
const SIMPLE_KEY: usize = 128;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// `explicit`: the last key was written with `?`.
    Mapping {
        explicit: bool,
    },
    Sequence,
    /// `{}` or `[]`, already written.
    Empty,
}

/// Writes one document. Every `begin` needs its `end`; in a mapping, every value needs a `key` before it.
#[derive(Debug)]
pub(crate) struct Emitter {
    writer: Writer,
    open: Vec<Open>,
    indents: Vec<Option<usize>>,
}

impl Emitter {
    pub(crate) fn new() -> Self {
        Self { writer: Writer::new(), open: Vec::new(), indents: Vec::new() }
    }

    /// The document, which ends with a line break.
    pub(crate) fn finish(mut self) -> String {
        self.writer.indent = None;
        self.writer.indent();
        self.writer.out
    }

    fn increase(&mut self, flow: bool, indentless: bool) {
        let indent = self.writer.indent;
        self.indents.push(indent);
        self.writer.indent = match indent {
            None if flow => Some(INDENT),
            None => Some(0),
            Some(indent) if indentless => Some(indent),
            Some(indent) => Some(indent + INDENT),
        };
    }

    fn decrease(&mut self) {
        self.writer.indent = self.indents.pop().unwrap_or_default();
    }

    /// What stands before a value; true inside a mapping.
    fn before_value(&mut self) -> bool {
        match self.open.last() {
            Some(Open::Sequence) => {
                self.writer.indent();
                self.writer.indicator("-", true, false, true);
                false
            }
            Some(Open::Mapping { explicit: false }) => {
                self.writer.indicator(":", false, false, false);
                true
            }
            Some(Open::Mapping { explicit: true }) => {
                self.writer.indent();
                self.writer.indicator(":", true, false, true);
                true
            }
            Some(Open::Empty) | None => false,
        }
    }

    fn empty(&mut self, brackets: [&str; 2]) {
        let [open, close] = brackets;
        self.writer.indicator(open, true, true, false);
        self.writer.indicator(close, false, false, false);
        self.open.push(Open::Empty);
        self.indents.push(self.writer.indent);
    }

    pub(crate) fn begin_mapping(&mut self, empty: bool) {
        self.before_value();
        self.open_mapping(empty);
    }

    fn open_mapping(&mut self, empty: bool) {
        if empty {
            return self.empty(["{", "}"]);
        }
        self.increase(false, false);
        self.open.push(Open::Mapping { explicit: false });
    }

    pub(crate) fn begin_sequence(&mut self, empty: bool) {
        let in_mapping = self.before_value();
        self.open_sequence(empty, in_mapping);
    }

    fn open_sequence(&mut self, empty: bool, in_mapping: bool) {
        if empty {
            return self.empty(["[", "]"]);
        }
        let indentless = in_mapping && !self.writer.indention;
        self.increase(false, indentless);
        self.open.push(Open::Sequence);
    }

    pub(crate) fn end(&mut self) {
        self.open.pop();
        self.decrease();
    }

    /// A field name, quoted as Jackson does.
    pub(crate) fn key(&mut self, name: &str) {
        self.writer.indent();
        let wanted = if needs_quotes(name) { Style::Double } else { Style::Plain };
        let analysis = Analysis::of(name);
        let simple = !analysis.empty && !analysis.multiline && width(name) < SIMPLE_KEY;
        if !simple {
            self.writer.indicator("?", true, false, true);
        }
        self.scalar(name, choose(wanted, &analysis, simple), !simple);
        if let Some(top) = self.open.last_mut() {
            *top = Open::Mapping { explicit: !simple };
        }
    }

    fn scalar(&mut self, text: &str, style: Style, split: bool) {
        self.increase(true, false);
        match style {
            Style::Plain => write_plain(&mut self.writer, text, split),
            Style::Single => write_single_quoted(&mut self.writer, text, split),
            Style::Literal => write_literal(&mut self.writer, text),
            Style::Double | Style::Folded => write_double_quoted(&mut self.writer, text, split),
        }
        self.decrease();
    }

    /// A string.
    pub(crate) fn text(&mut self, text: &str) {
        self.before_value();
        self.scalar(text, Style::Double, true);
    }

    /// A number, a truth value or `null`.
    pub(crate) fn plain(&mut self, text: &str) {
        self.before_value();
        self.scalar(text, Style::Plain, true);
    }

    /// Base 64 text under its tag.
    pub(crate) fn binary(&mut self, base64: &str) {
        self.before_value();
        self.writer.indicator("!!binary", true, false, false);
        let style = choose(Style::Literal, &Analysis::of(base64), false);
        self.scalar(base64, style, true);
    }
}

/// `Emitter.chooseScalarStyle`.
fn choose(wanted: Style, analysis: &Analysis, simple_key: bool) -> Style {
    let fits_key = !(simple_key && (analysis.empty || analysis.multiline));
    match wanted {
        Style::Plain if fits_key && analysis.plain => Style::Plain,
        Style::Literal if !simple_key && analysis.block => Style::Literal,
        Style::Plain | Style::Single if analysis.single_quoted && !(simple_key && analysis.multiline) => {
            Style::Single
        }
        _ => Style::Double,
    }
}
