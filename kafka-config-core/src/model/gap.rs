//! What is known not to be known.

/// Something that the real container does and that is not computed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What it does, as a clause without a full stop. Never holds a secret.
    pub text: String,
    /// Whether the broker's properties may be others for it.
    pub about_properties: bool,
}
