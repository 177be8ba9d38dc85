//! Text to a tree.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::error::{Result, YamlError};
use super::event::{Event, EventKind, Properties};
use super::input::Input;
use super::mark::Mark;
use super::node::{Content, Document, Entry, Node};
use super::parser::Parser;

/// As deep as Jackson reads.
const MAX_DEPTH: usize = 1_000;

/// Reads the first document of a text, with everything in it.
///
/// ```
/// let document = kafka_config_core::yaml::load("Loggers: {Root: &r {level: info}}")?;
/// let root = document.root.expect("a mapping");
/// let level = root.get("Loggers").and_then(|n| n.get("Root")).and_then(|n| n.get("level"));
/// assert_eq!(level.map(|node| node.span.clone()), Some(27..31));
/// # Ok::<(), kafka_config_core::yaml::YamlError>(())
/// ```
///
/// # Errors
///
/// What `SnakeYAML` refuses, and nesting deeper than 1,000.
pub fn load(text: &str) -> Result<Document, YamlError> {
    let input = Input::decode(text.as_bytes());
    let mut loader = Loader { parser: Parser::new(&input), open: Vec::new(), anchors: HashMap::new() };
    let mut root = None;
    loop {
        let event = loader.parser.next()?;
        match event.kind {
            EventKind::StreamEnd => return Ok(Document { root, more: false }),
            EventKind::StreamStart | EventKind::DocumentEnd => {}
            EventKind::DocumentStart if root.is_none() => root = Some(loader.node()?),
            _ => return Ok(Document { root, more: true }),
        }
    }
}

/// All documents of a text in go-yaml's flavour, up to the first thing that it refuses.
#[derive(Debug)]
pub struct Documents {
    /// Their roots.
    pub roots: Vec<Arc<Node>>,
    /// Why there are no more.
    pub refusal: Option<YamlError>,
}

/// Reads a text as go-yaml does.
pub fn load_go(bytes: &[u8]) -> Documents {
    let mut roots = Vec::new();
    let refusal = Input::decode_go(bytes).and_then(|input| {
        let mut loader = Loader { parser: Parser::new(&input), open: Vec::new(), anchors: HashMap::new() };
        loop {
            match loader.parser.next()?.kind {
                EventKind::StreamEnd => return Ok(()),
                EventKind::DocumentStart => roots.push(loader.node()?),
                _ => {}
            }
        }
    });
    Documents { roots, refusal: refusal.err() }
}

/// A collection whose end is not reached. A mapping has keys and values in turn.
struct Open<'a> {
    start: Mark,
    properties: Properties<'a>,
    is_mapping: bool,
    nodes: Vec<Arc<Node>>,
}

struct Loader<'a> {
    parser: Parser<'a>,
    open: Vec<Open<'a>>,
    anchors: HashMap<&'a str, Arc<Node>>,
}

impl<'a> Loader<'a> {
    /// The node that comes next, with everything in it.
    fn node(&mut self) -> Result<Arc<Node>> {
        loop {
            let event = self.parser.next()?;
            let Some(node) = self.complete(event)? else { continue };
            match self.open.last_mut() {
                Some(open) => open.nodes.push(node),
                None => return Ok(node),
            }
        }
    }

    /// The node that this event completes.
    fn complete(&mut self, Event { kind, start, end }: Event<'a>) -> Result<Option<Arc<Node>>> {
        Ok(match kind {
            EventKind::Alias(name) => {
                let target = self.anchors.get(name).cloned();
                let content = Content::Alias { name: name.to_owned(), target };
                Some(self.finish(start, end, Properties::default(), content))
            }
            EventKind::Scalar(scalar) => {
                let content = Content::Scalar { text: scalar.text.into_owned(), style: scalar.style };
                Some(self.finish(scalar.begin, end, scalar.properties, content))
            }
            EventKind::SequenceStart(properties) => self.begin(start, properties, false)?,
            EventKind::MappingStart(properties) => self.begin(start, properties, true)?,
            _ => self.open.pop().map(|open| {
                let content = if open.is_mapping { pairs(open.nodes) } else { Content::Sequence(open.nodes) };
                self.finish(open.start, end, open.properties, content)
            }),
        })
    }

    fn begin(
        &mut self,
        start: Mark,
        properties: Properties<'a>,
        is_mapping: bool,
    ) -> Result<Option<Arc<Node>>> {
        // Inside of it the name does not stand for an older node.
        if let Some(anchor) = properties.anchor {
            self.anchors.remove(anchor);
        }
        self.open.push(Open { start, properties, is_mapping, nodes: Vec::new() });
        let depth = self.open.len();
        if depth > MAX_DEPTH {
            let message =
                format!("Document nesting depth ({depth}) exceeds the maximum allowed ({MAX_DEPTH})");
            return Err(YamlError::plain(message));
        }
        Ok(None)
    }

    fn finish(&mut self, start: Mark, end: Mark, properties: Properties<'a>, content: Content) -> Arc<Node> {
        let node = Arc::new(Node {
            span: start.at..end.at.max(start.at),
            anchor: properties.anchor.map(str::to_owned),
            tag: properties.tag.map(Cow::into_owned),
            content,
        });
        if let Some(anchor) = properties.anchor {
            self.anchors.insert(anchor, Arc::clone(&node));
        }
        node
    }
}

fn pairs(nodes: Vec<Arc<Node>>) -> Content {
    let mut entries = Vec::with_capacity(nodes.len() / 2);
    let mut nodes = nodes.into_iter();
    while let (Some(key), Some(value)) = (nodes.next(), nodes.next()) {
        entries.push(Entry { key, value });
    }
    Content::Mapping(entries)
}
