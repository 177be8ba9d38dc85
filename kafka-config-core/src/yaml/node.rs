//! A document as a tree that keeps what the wrapper drops: order, styles, tags, anchors, places.

use std::ops::Range;
use std::sync::Arc;

use super::token::Style;

/// What [`load`](super::load) finds.
#[derive(Debug, Clone)]
pub struct Document {
    /// The first document of the text; none if there is none.
    pub root: Option<Arc<Node>>,
    /// More documents follow, which the wrapper never looks at. They were not read, so they may be no YAML at all.
    pub more: bool,
}

/// One value, or one key.
#[derive(Debug, Clone)]
pub struct Node {
    /// Bytes of the text that the content takes, without anchor and tag when content follows them.
    pub span: Range<usize>,
    /// `&name`
    pub anchor: Option<String>,
    /// The tag in full, as in `tag:yaml.org,2002:int`.
    pub tag: Option<String>,
    /// The value itself.
    pub content: Content,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum Content {
    /// Text; its type is not decided here.
    Scalar {
        /// Without quotes and escapes. A lone surrogate, which only an escape can make, shows as U+10F800 and up.
        text: String,
        /// As it is written.
        style: Style,
    },
    /// A list.
    Sequence(Vec<Arc<Node>>),
    /// Pairs in order. A repeated key appears as often as it is written: in the wrapper's eyes the last one counts, at the
    /// place of the first.
    Mapping(Vec<Entry>),
    /// `*name`
    Alias {
        /// The anchor's name.
        name: String,
        /// What the anchor stands for, if it was complete by then. The wrapper ignores it and takes the name for the value.
        target: Option<Arc<Node>>,
    },
}

/// One pair of a mapping.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Any node can be a key; the wrapper ends at one that is not a scalar.
    pub key: Arc<Node>,
    /// Its value.
    pub value: Arc<Node>,
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The last value under this key, which is the one that counts.
    ///
    /// ```
    /// let document = kafka_config_core::yaml::load("a: 1\nb: 2\na: 3\n")?;
    /// let root = document.root.expect("a mapping");
    /// assert_eq!(root.get("a").and_then(|node| node.text()), Some("3"));
    /// # Ok::<(), kafka_config_core::yaml::YamlError>(())
    /// ```
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Content::Mapping(entries) = &self.content else { return None };
        entries.iter().rev().find(|entry| entry.key.text() == Some(key)).map(|entry| &*entry.value)
    }
}
