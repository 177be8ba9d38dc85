//! What survives of a log4j2 file.
//!
//! Source of truth: the classes of `Log4jConfiguration.java`.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::yaml::Piece;

/// A value without a type of its own.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    Null,
    Bool(bool),
    /// Decimal digits.
    Int(String),
    Float(f64),
    Text(Cow<'a, str>),
    Binary(Vec<u8>),
    List(Vec<Value<'a>>),
    Map(Fields<'a>),
    /// A list or map in which nothing is empty, as it was read.
    Straight(&'a [Piece<'a>]),
}

/// Maps with up to this many fields are searched instead of indexed.
const SMALL: usize = 16;

/// Fields in order; a repeated name keeps its first place and takes the last value, as in a `LinkedHashMap`.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields<'a> {
    entries: Vec<(Cow<'a, str>, Value<'a>)>,
    index: FxHashMap<Cow<'a, str>, usize>,
}

impl<'a> Fields<'a> {
    pub(super) fn insert(&mut self, name: Cow<'a, str>, value: Value<'a>) {
        match self.place(&name) {
            Some(place) => {
                if let Some(entry) = self.entries.get_mut(place) {
                    entry.1 = value;
                }
            }
            None => self.push(name, value),
        }
    }

    fn push(&mut self, name: Cow<'a, str>, value: Value<'a>) {
        if self.entries.len() == SMALL {
            let known = self.entries.iter().enumerate();
            self.index = known.map(|(place, (name, _))| (name.clone(), place)).collect();
        }
        if self.entries.len() >= SMALL {
            self.index.insert(name.clone(), self.entries.len());
        }
        self.entries.push((name, value));
    }

    fn place(&self, name: &str) -> Option<usize> {
        if self.entries.len() <= SMALL {
            return self.entries.iter().position(|(known, _)| known == name);
        }
        self.index.get(name).copied()
    }

    /// What is written: empty values are left out.
    pub(super) fn shown(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.entries.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (&**name, value))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.shown().next().is_none()
    }
}

impl Value<'_> {
    /// `JsonInclude.NON_EMPTY`: a map of nothing but empty values is empty, a list of them is not.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::Binary(data) => data.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Map(fields) => fields.is_empty(),
            Self::Bool(_) | Self::Int(_) | Self::Float(_) | Self::Straight(_) => false,
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    pub(super) configuration: Option<Configuration<'a>>,
}

#[derive(Debug, Default)]
pub(super) struct Configuration<'a> {
    pub(super) properties: Option<Fields<'a>>,
    pub(super) appenders: Option<Fields<'a>>,
    pub(super) loggers: Option<Loggers<'a>>,
    pub(super) other: Fields<'a>,
}

#[derive(Debug)]
pub(super) struct Loggers<'a> {
    pub(super) root: Option<Root<'a>>,
    /// None for an explicit null, which ends the wrapper; so does a null among the items.
    pub(super) logger: Option<Vec<Option<Logger<'a>>>>,
}

impl Default for Loggers<'_> {
    fn default() -> Self {
        Self { root: None, logger: Some(Vec::new()) }
    }
}

#[derive(Debug, Default)]
pub(super) struct Root<'a> {
    pub(super) level: Option<Cow<'a, str>>,
    pub(super) other: Fields<'a>,
}

#[derive(Debug, Default)]
pub(super) struct Logger<'a> {
    pub(super) name: Option<Cow<'a, str>>,
    pub(super) level: Option<Cow<'a, str>>,
    pub(super) other: Fields<'a>,
}
