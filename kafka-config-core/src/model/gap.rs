//! What is known not to be known.

use super::origin::Origin;

/// Something that the real container does and that is not computed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What it does, as a clause without a full stop. Never holds a secret.
    pub text: String,
    /// Whether the broker's properties may be others for it.
    pub about_properties: bool,
    /// The variable that asks for it, where there is one.
    pub origin: Option<Origin>,
}

impl Gap {
    /// Something that may change the broker's properties.
    pub fn of_properties(text: impl Into<String>) -> Self {
        Self { text: text.into(), about_properties: true, origin: None }
    }

    /// Something that leaves the broker's properties as they are.
    pub fn beside(text: impl Into<String>) -> Self {
        Self { about_properties: false, ..Self::of_properties(text) }
    }
}
