//! A fault, where it is, and what to do about it.

use crate::model::Origin;

/// How much a fault weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know; nothing is wrong.
    Info,
    /// The container does something else than the user most likely means.
    Warning,
    /// The container ends, or Kafka refuses the file.
    Error,
}

impl Severity {
    /// The word in front of the message.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a rule finds. The message states the fault in the user's own names; the help says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The fault, lower case, without a full stop. Never holds a secret.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The line or variable at fault.
    pub at: Option<Origin>,
}

impl Finding {
    /// A finding without help and place.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, at: None }
    }

    /// With what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With the line or variable at fault.
    pub fn at(mut self, origin: &Origin) -> Self {
        self.at = Some(origin.clone());
        self
    }
}

/// A finding with the rule it breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, `KC` and three digits.
    pub code: &'static str,
    /// The rule's name; reads after "allow".
    pub name: &'static str,
    /// Its weight.
    pub severity: Severity,
    /// Fault, help and place.
    pub finding: Finding,
}
