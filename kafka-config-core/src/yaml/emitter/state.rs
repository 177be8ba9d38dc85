//! Nodes in block style, driven by calls instead of events.

use super::super::token::Style;
use super::analysis::Analysis;
use super::double::write_double_quoted;
use super::names::{is_word, needs_quotes};
use super::scalars::{write_literal, write_plain, write_single_quoted};
use super::writer::{Writer, width};

const INDENT: usize = 2;
/// `DumperOptions.getMaxSimpleKeyLength`.
const SIMPLE_KEY: usize = 128;

/// An open collection and what it waits for; `explicit`: the key has a `?` before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    MappingKey {
        explicit: bool,
    },
    MappingValue {
        explicit: bool,
    },
    Sequence,
    /// `{}` or `[]`, already written.
    Empty,
}

/// Writes one document. Every `begin_…` of a collection needs its `end`, every key its `begin_key`.
#[derive(Debug)]
pub(crate) struct Emitter {
    writer: Writer,
    open: Vec<Open>,
    indents: Vec<Option<usize>>,
    /// What belongs before the next node is there already.
    placed: bool,
}

impl Emitter {
    pub(crate) fn new() -> Self {
        Self::with_capacity(0)
    }

    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self { writer: Writer::with_capacity(capacity), open: Vec::new(), indents: Vec::new(), placed: false }
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

    /// Writes what belongs before a node, once.
    fn place(&mut self) {
        if std::mem::take(&mut self.placed) {
            return;
        }
        match self.open.last() {
            Some(Open::Sequence) => {
                self.writer.indent();
                self.writer.indicator("-", true, false, true);
            }
            Some(Open::MappingValue { explicit: false }) => self.writer.mark(':'),
            Some(Open::MappingValue { explicit: true }) => {
                self.writer.indent();
                self.writer.indicator(":", true, false, true);
            }
            Some(Open::MappingKey { .. } | Open::Empty) | None => {}
        }
    }

    /// A node is complete.
    fn done(&mut self) {
        if let Some(top) = self.open.last_mut() {
            *top = match *top {
                Open::MappingKey { explicit } => Open::MappingValue { explicit },
                Open::MappingValue { .. } => Open::MappingKey { explicit: false },
                other => other,
            };
        }
    }

    /// A key that nothing has to be placed before is complete.
    fn key_done(&mut self) {
        self.placed = false;
        if let Some(top) = self.open.last_mut() {
            *top = Open::MappingValue { explicit: false };
        }
    }

    fn empty(&mut self, open: &str, close: &str) {
        self.writer.indicator(open, true, true, false);
        self.writer.indicator(close, false, false, false);
        self.open.push(Open::Empty);
        self.indents.push(self.writer.indent);
    }

    pub(crate) fn begin_mapping(&mut self, empty: bool) {
        self.place();
        if empty {
            return self.empty("{", "}");
        }
        self.increase(false, false);
        self.open.push(Open::MappingKey { explicit: false });
    }

    /// In a mapping a list stands at the indentation of its key.
    pub(crate) fn begin_sequence(&mut self, empty: bool) {
        self.place();
        if empty {
            return self.empty("[", "]");
        }
        let in_mapping =
            matches!(self.open.last(), Some(Open::MappingKey { .. } | Open::MappingValue { .. }));
        let indentless = in_mapping && !self.writer.indention;
        self.increase(false, indentless);
        self.open.push(Open::Sequence);
    }

    pub(crate) fn end(&mut self) {
        self.open.pop();
        self.decrease();
        self.done();
    }

    /// The next node is a key.
    pub(crate) fn begin_key(&mut self, simple: bool) {
        self.writer.indent();
        if !simple {
            self.writer.indicator("?", true, false, true);
        }
        if let Some(top) = self.open.last_mut() {
            *top = Open::MappingKey { explicit: !simple };
        }
        self.placed = true;
    }

    /// A field name, quoted as Jackson does.
    pub(crate) fn key(&mut self, name: &str) {
        if name.len() < SIMPLE_KEY && is_word(name) {
            self.writer.indent();
            self.writer.plain_word(name);
            return self.key_done();
        }
        let wanted = if needs_quotes(name) { Style::Double } else { Style::Plain };
        let analysis = Analysis::of(name);
        let simple = fits_simple_key(name, &analysis);
        self.begin_key(simple);
        self.scalar(name, choose(wanted, &analysis, simple));
    }

    fn scalar(&mut self, text: &str, style: Style) {
        self.place();
        let split = self.open.last() != Some(&Open::MappingKey { explicit: false });
        if !self.is_written_at_once(text, style, split) {
            self.write_scalar(text, style, split);
        }
        self.done();
    }

    /// Most scalars need no second look.
    fn is_written_at_once(&mut self, text: &str, style: Style, split: bool) -> bool {
        match style {
            Style::Double => self.writer.quoted_at_once(text, split),
            Style::Plain => self.writer.plain_at_once(text),
            _ => false,
        }
    }

    fn write_scalar(&mut self, text: &str, style: Style, split: bool) {
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
        self.scalar(text, Style::Double);
    }

    /// A number, a truth value or `null`.
    pub(crate) fn plain(&mut self, text: &str) {
        self.scalar(text, Style::Plain);
    }

    /// Base 64 text under its tag.
    pub(crate) fn binary(&mut self, base64: &str) {
        self.properties(None, Some("!!binary"));
        self.styled(base64, Style::Literal);
    }

    /// Text in the given style, or the nearest one that can hold it.
    pub(crate) fn styled(&mut self, text: &str, style: Style) {
        let simple_key = self.open.last() == Some(&Open::MappingKey { explicit: false });
        self.scalar(text, choose(style, &Analysis::of(text), simple_key));
    }

    /// Anchor and tag of the next node.
    pub(crate) fn properties(&mut self, anchor: Option<&str>, tag: Option<&str>) {
        self.place();
        if let Some(anchor) = anchor {
            self.writer.indicator(&format!("&{anchor}"), true, false, false);
        }
        if let Some(tag) = tag {
            self.writer.indicator(tag, true, false, false);
        }
        self.placed = true;
    }

    pub(crate) fn alias(&mut self, name: &str) {
        self.place();
        self.writer.indicator(&format!("*{name}"), true, false, false);
        self.done();
    }
}

/// Whether this text can stand before a colon.
pub(crate) fn is_simple_key(text: &str) -> bool {
    fits_simple_key(text, &Analysis::of(text))
}

fn fits_simple_key(text: &str, analysis: &Analysis) -> bool {
    !analysis.empty && !analysis.multiline && width(text) < SIMPLE_KEY
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
