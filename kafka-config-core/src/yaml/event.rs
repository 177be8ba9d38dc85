//! What the parser makes of the tokens.
//!
//! Source of truth: `org.yaml.snakeyaml.events`.

use std::borrow::Cow;
use std::fmt;

use super::mark::Mark;
use super::token::Style;

#[derive(Debug)]
pub(crate) struct Event<'a> {
    pub(crate) kind: EventKind<'a>,
    pub(crate) start: Mark,
    pub(crate) end: Mark,
}

#[derive(Debug)]
pub(crate) enum EventKind<'a> {
    StreamStart,
    StreamEnd,
    DocumentStart,
    DocumentEnd,
    Alias(&'a str),
    Scalar(Scalar<'a>),
    SequenceStart(Properties<'a>),
    SequenceEnd,
    MappingStart(Properties<'a>),
    MappingEnd,
}

/// Anchor and tag of a node.
#[derive(Debug, Default)]
pub(crate) struct Properties<'a> {
    pub(crate) anchor: Option<&'a str>,
    pub(crate) tag: Option<Cow<'a, str>>,
}

#[derive(Debug)]
pub(crate) struct Scalar<'a> {
    pub(crate) properties: Properties<'a>,
    pub(crate) text: Cow<'a, str>,
    pub(crate) style: Style,
    /// Where the text itself begins, behind anchor and tag.
    pub(crate) begin: Mark,
    /// The text decides the type: a plain scalar without tag, or any scalar with the tag `!`.
    pub(crate) resolves: bool,
}

impl Properties<'_> {
    fn is_implicit(&self) -> bool {
        self.tag.as_deref().is_none_or(|tag| tag == "!")
    }
}

impl fmt::Display for Properties<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let anchor = self.anchor.unwrap_or("null");
        let tag = self.tag.as_deref().unwrap_or("null");
        write!(f, "anchor={anchor}, tag={tag}, implicit={}", self.is_implicit())
    }
}

/// As `Event.toString`, which a message quotes for the events that cannot be a key.
impl fmt::Display for EventKind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<org.yaml.snakeyaml.events.")?;
        match self {
            Self::Alias(name) => write!(f, "AliasEvent(anchor={name})")?,
            Self::SequenceStart(properties) => write!(f, "SequenceStartEvent({properties})")?,
            Self::MappingStart(properties) => write!(f, "MappingStartEvent({properties})")?,
            Self::SequenceEnd => f.write_str("SequenceEndEvent()")?,
            _ => f.write_str("Event()")?,
        }
        f.write_str(">")
    }
}
