//! Values that the texts do not hold.

use std::fmt;

use super::origin::SourceSpan;

/// What decides a value that is not at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// In words, as in "the secret kafka-tls, key password".
    pub what: String,
    /// Who knows it.
    pub by: KnownBy,
}

/// Who knows a value that is not at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownBy {
    /// Kubernetes, when the pod starts.
    Pod,
    /// Kubernetes, when a Service has its address.
    Service,
    /// A manifest that is not among the texts.
    Manifest,
    /// Docker swarm, when the task starts.
    Task,
    /// A template that is not rendered yet.
    Template,
    /// Nobody: its program refuses the text, which is told of the file.
    Nobody,
    /// Something else.
    Other,
}

/// An input that is not at hand and that may set any variable which no nearer one sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingInput {
    /// What is missing, lower case, without a full stop. Never holds a secret.
    pub message: String,
    /// Where it is named.
    pub at: SourceSpan,
}

impl Unknown {
    /// What decides a value, and who knows it.
    pub fn new(by: KnownBy, what: impl Into<String>) -> Self {
        Self { what: what.into(), by }
    }
}

impl From<String> for Unknown {
    fn from(what: String) -> Self {
        Self::new(KnownBy::Other, what)
    }
}

impl From<&str> for Unknown {
    fn from(what: &str) -> Self {
        what.to_owned().into()
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}
