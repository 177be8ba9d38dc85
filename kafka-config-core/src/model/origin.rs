//! Where a value comes from.

use super::name::{ConfigFile, EnvName};
use super::span::Span;

/// Which layer set a value; later ones win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The default file inside the image.
    Default,
    /// A file that the user mounted.
    Mounted,
    /// The entrypoint computed it from other variables.
    Derived,
    /// An environment variable.
    Environment,
    /// An argument of the container's command.
    Override,
}

impl Layer {
    /// The layer in words, for "from the …".
    pub fn describe(self) -> &'static str {
        match self {
            Self::Default => "default of the image",
            Self::Mounted => "mounted file",
            Self::Derived => "entrypoint",
            Self::Environment => "environment",
            Self::Override => "command argument",
        }
    }
}

/// Where exactly a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file of the default or the mounted folder.
    File {
        /// [`Layer::Default`] or [`Layer::Mounted`].
        layer: Layer,
        /// Which file.
        file: ConfigFile,
        /// The property in that file.
        span: Span,
    },
    /// A variable of the container's environment.
    Variable {
        /// Its name.
        name: EnvName,
        /// Where the variable stands in the source it was read from, where it was read from a text.
        at: Option<VariableSpan>,
    },
    /// An argument `NAME=VALUE` of the container's command.
    Argument {
        /// The variable it sets.
        name: EnvName,
    },
    /// Computed by the image's entrypoint.
    Derived {
        /// The variable that the entrypoint sets.
        name: EnvName,
        /// The variables and files it was computed from.
        from: Vec<String>,
    },
    /// Something else in a text of the user: an image, a port.
    Place(SourceSpan),
}

impl Origin {
    /// The layer this origin belongs to.
    pub fn layer(&self) -> Layer {
        match self {
            Self::File { layer, .. } => *layer,
            Self::Variable { .. } | Self::Place(_) => Layer::Environment,
            Self::Argument { .. } => Layer::Override,
            Self::Derived { .. } => Layer::Derived,
        }
    }

    /// Whether the value is the content of a file, as `NAME_FILE` asks for `NAME`.
    pub fn is_file_of_variable(&self) -> bool {
        let Self::Derived { name, from } = self else { return false };
        let is_file = |source: &str| source.strip_suffix("_FILE") == Some(name.as_str());
        matches!(&from[..], [source] if is_file(source))
    }

    /// The variable behind it, if there is one.
    pub fn variable(&self) -> Option<&EnvName> {
        match self {
            Self::File { .. } | Self::Place(_) => None,
            Self::Variable { name, .. } | Self::Argument { name } | Self::Derived { name, .. } => Some(name),
        }
    }
}

/// An index into the texts that an environment was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub usize);

/// A place in one of the texts that an environment was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceSpan {
    /// Which text.
    pub source: SourceId,
    /// Where in it.
    pub span: Span,
}

/// Where a variable stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VariableSpan {
    /// Which text.
    pub source: SourceId,
    /// Its name; `None` where another text gives it.
    pub name: Option<Span>,
    /// Its value, quotes excluded; `None` where another text gives it, or nobody does.
    pub value: Option<Span>,
}

impl VariableSpan {
    /// A line `NAME=VALUE`, or `NAME` alone, that stands here.
    pub fn of_line(source: SourceId, line: Span, text: &[u8]) -> Self {
        let written = text.get(line.start..line.end).unwrap_or_default();
        let sign = memchr::memchr(b'=', written).map(|at| line.start + at);
        Self {
            source,
            name: Some(Span::new(line.start, sign.unwrap_or(line.end))),
            value: sign.map(|sign| Span::new(sign + 1, line.end)),
        }
    }

    /// From the places of name and value; where they stand in two texts, that of the name counts.
    pub fn of_parts(name: Option<SourceSpan>, value: Option<SourceSpan>) -> Option<Self> {
        let source = name.or(value)?.source;
        let here = |place: Option<SourceSpan>| Some(place.filter(|place| place.source == source)?.span);
        Some(Self { source, name: here(name), value: here(value) })
    }

    /// All of it.
    pub fn whole(&self) -> Span {
        match (self.name, self.value) {
            (Some(name), Some(value)) if name.start <= value.start => Span::new(name.start, value.end),
            (Some(one), _) | (None, Some(one)) => one,
            (None, None) => Span::new(0, 0),
        }
    }
}
