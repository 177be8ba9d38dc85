//! Text to a tree.

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
    let mut loader = Loader { parser: Parser::new(&input), anchors: HashMap::new() };
    let mut root = None;
    loop {
        let event = loader.parser.next()?;
        match event.kind {
            EventKind::StreamEnd => return Ok(Document { root, more: false }),
            EventKind::StreamStart | EventKind::DocumentEnd => {}
            EventKind::DocumentStart if root.is_some() => return Ok(Document { root, more: true }),
            EventKind::DocumentStart => {
                let first = loader.parser.next()?;
                root = loader.node(first, 0)?;
            }
            _ => return Ok(Document { root, more: true }),
        }
    }
}

struct Loader<'a> {
    parser: Parser<'a>,
    anchors: HashMap<&'a str, Arc<Node>>,
}

impl<'a> Loader<'a> {
    /// The node that `event` starts; none at the end of a collection.
    fn node(&mut self, event: Event<'a>, depth: usize) -> Result<Option<Arc<Node>>> {
        if depth > MAX_DEPTH {
            let message =
                format!("Document nesting depth ({depth}) exceeds the maximum allowed ({MAX_DEPTH})");
            return Err(YamlError::plain(message));
        }
        let Event { kind, start, end } = event;
        let (properties, content, end) = match kind {
            EventKind::Alias(name) => {
                let target = self.anchors.get(name).cloned();
                (Properties::default(), Content::Alias { name: name.to_owned(), target }, end)
            }
            EventKind::Scalar(scalar) => {
                let content = Content::Scalar { text: scalar.text.into_owned(), style: scalar.style };
                (scalar.properties, content, end)
            }
            EventKind::SequenceStart(properties) => {
                let (items, end) = self.items(depth + 1)?;
                (properties, Content::Sequence(items), end)
            }
            EventKind::MappingStart(properties) => {
                let (entries, end) = self.entries(depth + 1)?;
                (properties, Content::Mapping(entries), end)
            }
            _ => return Ok(None),
        };
        let node = Arc::new(Node {
            span: start.at..end.at.max(start.at),
            anchor: properties.anchor.map(str::to_owned),
            tag: properties.tag.map(std::borrow::Cow::into_owned),
            content,
        });
        if let Some(anchor) = properties.anchor {
            self.anchors.insert(anchor, Arc::clone(&node));
        }
        Ok(Some(node))
    }

    fn next(&mut self, depth: usize) -> Result<(Option<Arc<Node>>, Mark)> {
        let event = self.parser.next()?;
        let end = event.end;
        Ok((self.node(event, depth)?, end))
    }

    fn items(&mut self, depth: usize) -> Result<(Vec<Arc<Node>>, Mark)> {
        let mut items = Vec::new();
        loop {
            match self.next(depth)? {
                (Some(item), _) => items.push(item),
                (None, end) => return Ok((items, end)),
            }
        }
    }

    fn entries(&mut self, depth: usize) -> Result<(Vec<Entry>, Mark)> {
        let mut entries = Vec::new();
        loop {
            let (key, end) = self.next(depth)?;
            let Some(key) = key else { return Ok((entries, end)) };
            if let (Some(value), _) = self.next(depth)? {
                entries.push(Entry { key, value });
            }
        }
    }
}
