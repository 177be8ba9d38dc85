//! Kafka versions.

use std::fmt;
use std::str::FromStr;

/// A released version such as 3.9.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KafkaVersion {
    /// First number.
    pub major: u16,
    /// Second number; a new one brings new settings.
    pub minor: u16,
    /// Third number.
    pub patch: u16,
}

impl KafkaVersion {
    /// The first version with an official image (KIP-975).
    pub const OLDEST: Self = Self::new(3, 7, 0);
    /// The newest version whose image is known here.
    pub const NEWEST: Self = Self::new(4, 4, 0);

    /// Whether it is of a later line than any whose settings are known.
    pub const fn is_beyond_known(self) -> bool {
        let newest = Self::NEWEST;
        self.major > newest.major || (self.major == newest.major && self.minor > newest.minor)
    }

    /// A version from its three numbers.
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self { major, minor, patch }
    }
}

impl fmt::Display for KafkaVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// Text that is not a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidVersion(pub String);

impl fmt::Display for InvalidVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a Kafka version such as 3.9.1 or 4.1", self.0)
    }
}

impl std::error::Error for InvalidVersion {}

impl FromStr for KafkaVersion {
    type Err = InvalidVersion;

    /// Reads `4.1.1`, `4.1` (its newest known patch behaves like any but 3.7.0) and suffixes such as `-rc1`.
    fn from_str(text: &str) -> Result<Self, InvalidVersion> {
        let invalid = || InvalidVersion(text.to_owned());
        let release = text.split_once('-').map_or(text, |(release, _)| release);
        let numbers: Vec<u16> =
            release.split('.').map(str::parse).collect::<Result<_, _>>().map_err(|_| invalid())?;
        match numbers[..] {
            [major, minor, patch] => Ok(Self::new(major, minor, patch)),
            // A tag without patch number follows the newest patch, and 3.7.0 alone differs from its line.
            [3, 7] => Ok(Self::new(3, 7, 2)),
            [major, minor] => Ok(Self::new(major, minor, 0)),
            _ => Err(invalid()),
        }
    }
}
