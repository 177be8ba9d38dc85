//! Why the tool does not format.

/// A refusal: the tool's own words, so that who looks for them finds them, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The tool's words. Never holds a password or a key.
    pub message: String,
    /// What it means and what to do, where the tool's words leave that open.
    pub help: Option<String>,
}

impl Refusal {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}
