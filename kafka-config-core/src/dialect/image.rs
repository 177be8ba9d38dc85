//! References to images: `apache/kafka:4.1.1`.

use std::fmt;
use std::str::FromStr;

use super::apache;
use super::family::Dialect;
use crate::model::KafkaVersion;

/// An image of a known family at one Kafka version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Image {
    /// The Kafka version inside.
    pub version: KafkaVersion,
}

impl Image {
    /// The `apache/kafka` image of a version.
    ///
    /// # Errors
    /// Versions before 3.7.0 have no official image. Versions newer than any known here behave like the
    /// newest.
    pub fn apache(version: KafkaVersion) -> Result<Self, InvalidImage> {
        if version < KafkaVersion::OLDEST {
            return Err(InvalidImage::TooOld(version));
        }
        Ok(Self { version })
    }

    /// The rules of this image.
    pub fn dialect(&self) -> &'static Dialect {
        let [first, rest @ ..] = &apache::VERSIONS;
        rest.iter().rev().find(|dialect| dialect.since <= self.version).unwrap_or(first)
    }

    /// Whether the version is newer than any known here, so that the answer is an extrapolation.
    pub fn is_beyond_known(&self) -> bool {
        (self.version.major, self.version.minor) > (KafkaVersion::NEWEST.major, KafkaVersion::NEWEST.minor)
    }
}

impl fmt::Display for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "apache/kafka:{}", self.version)
    }
}

/// An image reference that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvalidImage {
    /// The tag is not a version.
    Tag(String),
    /// The repository is none of the known families.
    Family(String),
    /// The version has no official image.
    TooOld(KafkaVersion),
}

impl fmt::Display for InvalidImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(tag) => {
                write!(f, "image tag '{tag}' names no Kafka version; use one such as apache/kafka:4.1.1")
            }
            Self::Family(name) => {
                write!(f, "image '{name}' is not known; known images: apache/kafka, apache/kafka-native")
            }
            Self::TooOld(version) => {
                write!(
                    f,
                    "Kafka {version} has no apache/kafka image; the first one is {}",
                    KafkaVersion::OLDEST
                )
            }
        }
    }
}

impl std::error::Error for InvalidImage {}

impl FromStr for Image {
    type Err = InvalidImage;

    /// Reads `[registry/]apache/kafka[:tag][@digest]`; without a tag, or with `latest`, the newest known
    /// version.
    fn from_str(reference: &str) -> Result<Self, InvalidImage> {
        let name_and_tag = reference.split_once('@').map_or(reference, |(name, _)| name);
        let (name, tag) = match name_and_tag.rsplit_once(':') {
            // A colon before a slash is the port of the registry.
            Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
            _ => (name_and_tag, None),
        };
        let family = name.strip_suffix("-native").unwrap_or(name);
        if family != "apache/kafka" && !family.ends_with("/apache/kafka") {
            return Err(InvalidImage::Family(name.to_owned()));
        }
        match tag {
            None | Some("latest") => Ok(Self { version: KafkaVersion::NEWEST }),
            Some(tag) => Self::apache(tag.parse().map_err(|_| InvalidImage::Tag(tag.to_owned()))?),
        }
    }
}
