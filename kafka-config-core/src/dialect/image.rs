//! References to images: `apache/kafka:4.1.1`, `confluentinc/cp-kafka:7.9.1`.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use super::apache::APACHE;
use super::families::{FAMILIES, Family, Release, Releases};
use super::family::Dialect;
use crate::model::KafkaVersion;

/// An image of a known family at one Kafka version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Image {
    /// The family.
    pub family: &'static Family,
    /// The Kafka version inside.
    pub version: KafkaVersion,
    /// The version in the tag, which counts for itself in some families.
    release: KafkaVersion,
    /// Whether the tag names no version that is known, so that this is the newest one.
    pub is_assumed: bool,
}

impl Image {
    /// The `apache/kafka` image of the newest version that is known.
    pub fn newest() -> Self {
        let version = KafkaVersion::NEWEST;
        Self { family: &APACHE, version, release: version, is_assumed: false }
    }

    /// The `apache/kafka` image of a version.
    ///
    /// # Errors
    /// Versions before 3.7.0 have no official image. Versions newer than any known here behave like the
    /// newest.
    pub fn apache(version: KafkaVersion) -> Result<Self, InvalidImage> {
        if version < KafkaVersion::OLDEST {
            return Err(InvalidImage::TooOld(version));
        }
        Ok(Self { family: &APACHE, version, release: version, is_assumed: false })
    }

    /// An image of a family at a release of the family's own: `7.9.1` of `cp-kafka`, `4.1` of `bitnami/kafka`.
    ///
    /// # Errors
    /// [`InvalidImage::TooOld`] for Apache's own images before 3.7.0. A tag that names no version is no error:
    /// it stands for the newest one, and [`Image::is_assumed`] tells.
    pub fn of(family: &'static Family, tag: Option<&str>) -> Result<Self, InvalidImage> {
        let named = tag.filter(|tag| *tag != "latest");
        let read = named.and_then(|tag| family.releases.read(tag));
        let Release { own, kafka } = read.unwrap_or_else(|| family.releases.newest());
        if *family == APACHE && kafka < KafkaVersion::OLDEST {
            return Err(InvalidImage::TooOld(kafka));
        }
        Ok(Self { family, version: kafka, release: own, is_assumed: named.is_some() && read.is_none() })
    }

    /// Reads `[registry/]repository[:tag][@digest]` as an image of one of the known families or of `further` ones, which
    /// come first.
    ///
    /// # Errors
    /// As [`Image::from_str`].
    pub fn read(reference: &str, further: &[&'static Family]) -> Result<Self, InvalidImage> {
        let (name, tag) = parts(reference);
        let mut families = further.iter().chain(&FAMILIES);
        match families.find(|family| family.has(name)) {
            Some(family) => Self::of(family, tag),
            None => Err(InvalidImage::Family(name.to_owned())),
        }
    }

    /// The same image with another Kafka version inside.
    pub fn with_version(self, version: KafkaVersion) -> Self {
        Self { version, release: version, is_assumed: false, ..self }
    }

    /// The rules of this image.
    pub fn dialect(&self) -> &'static Dialect {
        self.family.dialect(self.version)
    }

    /// Whether the version is newer than any known here, so that the answer is an extrapolation.
    pub fn is_beyond_known(&self) -> bool {
        (self.version.major, self.version.minor) > (KafkaVersion::NEWEST.major, KafkaVersion::NEWEST.minor)
    }

    /// Whether the version is older than any whose settings are known here.
    pub fn is_before_known(&self) -> bool {
        self.version < KafkaVersion::OLDEST
    }

    /// Whether it is so much older that nothing can be said about its settings: since 3.3, when `KRaft` came, few have
    /// changed.
    pub fn is_long_before_known(&self) -> bool {
        self.version < KafkaVersion::new(3, 3, 0)
    }
}

impl Family {
    /// The rules at one Kafka version.
    pub fn dialect(&self, version: KafkaVersion) -> &'static Dialect {
        let known = self.versions.iter().rev().find(|dialect| dialect.since <= version);
        known.or_else(|| self.versions.first()).unwrap_or_else(|| APACHE.dialect(version))
    }

    /// Whether a repository, with or without its registry, is one of the family's.
    fn has(&self, name: &str) -> bool {
        let is_end =
            |own: &str| name.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
        self.repositories.iter().any(|own| is_end(own))
    }
}

/// Repository and tag of a reference.
fn parts(reference: &str) -> (&str, Option<&str>) {
    let name_and_tag = reference.split_once('@').map_or(reference, |(name, _)| name);
    match name_and_tag.rsplit_once(':') {
        // A colon before a slash is the port of the registry.
        Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
        _ => (name_and_tag, None),
    }
}

impl fmt::Display for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let repository = self.family.repositories.first().unwrap_or(&self.family.name);
        match self.family.releases {
            Releases::Last { .. } => write!(f, "{repository} with Kafka {}", self.version),
            Releases::Kafka | Releases::Lines(_) | Releases::PatchedLines(_) => {
                write!(f, "{repository}:{}", self.release)
            }
        }
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

impl InvalidImage {
    /// What is wrong with the tag of a reference that was read for the newest image.
    pub fn assumed(reference: &str) -> Self {
        Self::Tag(parts(reference).1.unwrap_or_default().to_owned())
    }
}

impl fmt::Display for InvalidImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(tag) => {
                write!(f, "image tag '{tag}' names no version that is known; use one such as 4.1.1")
            }
            Self::Family(name) => {
                let all = FAMILIES.iter().flat_map(|family| family.repositories).copied();
                let known: Vec<&str> = all.filter(|name| name.contains('/')).collect();
                write!(f, "image '{}' is not known; known images: {}", shown(name), known.join(", "))
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

/// A name with `=` is no image: most likely a variable whose `-e` was forgotten, and its value may be a secret.
fn shown(name: &str) -> Cow<'_, str> {
    name.split_once('=').map_or(Cow::Borrowed(name), |(variable, _)| format!("{variable}=[hidden]").into())
}

impl std::error::Error for InvalidImage {}

impl FromStr for Image {
    type Err = InvalidImage;

    /// Reads `[registry/]repository[:tag][@digest]`; without a tag, or with `latest`, the newest known version. A tag
    /// that names no version counts as the newest one, too, and [`Image::is_assumed`] tells.
    fn from_str(reference: &str) -> Result<Self, InvalidImage> {
        Self::read(reference, &[])
    }
}
