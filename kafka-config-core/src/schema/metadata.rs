//! The metadata versions that a release knows (KIP-584, KIP-778).

/// One metadata version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetadataVersionName {
    /// Its full name, such as `4.0-IV3`.
    pub name: &'static str,
    /// The level of the feature `metadata.version`; the ones from before `KRaft` have none.
    pub level: Option<u16>,
}

impl MetadataVersionName {
    /// Reads `4.0-IV3=25` or `2.8-IV1`.
    pub(super) fn read(word: &'static str) -> Self {
        let (name, level) = word.split_once('=').unwrap_or((word, ""));
        Self { name, level: level.parse().ok() }
    }
}
