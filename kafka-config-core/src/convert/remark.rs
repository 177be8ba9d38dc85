//! What a conversion tells.

/// What became of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkKind {
    /// It has no counterpart and is left out.
    Lost,
    /// It is there in another form, or means something else.
    Changed,
    /// Nothing is lost, but somebody has to do something.
    Note,
}

impl RemarkKind {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Changed => "changed",
            Self::Note => "note",
        }
    }
}

/// One thing that is not the same afterwards. Never holds a value, which may be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What became of it.
    pub kind: RemarkKind,
    /// The variable, property, volume or key.
    pub subject: String,
    /// Why, as a clause without a full stop.
    pub reason: String,
    /// The nearest thing on the other side.
    pub nearest: Option<String>,
}

impl Remark {
    pub(super) fn new(kind: RemarkKind, subject: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { kind, subject: subject.into(), reason: reason.into(), nearest: None }
    }

    pub(super) fn lost(subject: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::new(RemarkKind::Lost, subject, reason)
    }

    pub(super) fn changed(subject: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::new(RemarkKind::Changed, subject, reason)
    }

    pub(super) fn note(subject: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::new(RemarkKind::Note, subject, reason)
    }

    pub(super) fn nearest(self, nearest: impl Into<String>) -> Self {
        Self { nearest: Some(nearest.into()), ..self }
    }
}

/// Something in the text that is not taken over.
pub(super) fn not_taken(subject: impl Into<String>) -> Remark {
    Remark::lost(subject, "it is not taken over")
        .nearest("write it anew, where the other format has something like it")
}
