//! Texts that other texts hold.

use super::origin::SourceSpan;

/// Where a file comes from that is written inside of another text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inset {
    /// Where it is written, quotes and what else belongs to the other text included; `None` where it is written nowhere.
    pub written: Option<SourceSpan>,
    /// Where the container is handed it.
    pub handed: SourceSpan,
}
