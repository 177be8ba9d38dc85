//! The families, and how the tag of an image tells the Kafka version inside.

use std::fmt;

use super::apache::APACHE;
use super::bitnami::BITNAMI;
use super::confluent::{CONFLUENT_LOCAL, CP_KAFKA, CP_SERVER};
use super::debezium::DEBEZIUM;
use super::family::Dialect;
use super::strimzi::STRIMZI;
use super::wurstmeister::WURSTMEISTER;
use crate::model::KafkaVersion;

/// An image family.
#[derive(Clone, Copy)]
pub struct Family {
    /// What people call it.
    pub name: &'static str,
    /// Its repositories without registry; the first one is shown.
    pub repositories: &'static [&'static str],
    /// How a tag tells the Kafka version.
    pub releases: Releases,
    /// Ranges of versions, oldest first; at least one.
    pub versions: &'static [Dialect],
}

impl fmt::Debug for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Family({})", self.name)
    }
}

impl PartialEq for Family {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Family {}

/// First and second number of a version.
pub(super) type Line = (u16, u16);

/// How the tag of an image tells the Kafka version inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Releases {
    /// It begins with it.
    Kafka,
    /// It is the last number with dots in it, as in `2.13-2.8.1` and `0.43.0-kafka-3.8.0`.
    Last {
        /// Of the newest image.
        newest: KafkaVersion,
    },
    /// It begins with a version of the project's own; these are its lines and Kafka's, oldest first.
    Lines(&'static [(Line, Line)]),
    /// The same, and later patches of the project hold a patched Kafka.
    PatchedLines(&'static [(Line, Line)]),
}

/// All families, in the order in which people meet them.
pub static FAMILIES: [&Family; 8] =
    [&APACHE, &CP_KAFKA, &CP_SERVER, &CONFLUENT_LOCAL, &BITNAMI, &WURSTMEISTER, &DEBEZIUM, &STRIMZI];

/// What a tag says: the release of the image and the Kafka version inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Release {
    pub(super) own: KafkaVersion,
    pub(super) kafka: KafkaVersion,
}

impl Releases {
    /// Reads a tag; `None` where it names no version that is known.
    pub(super) fn read(self, tag: &str) -> Option<Release> {
        match self {
            Self::Kafka => {
                let own = tag.parse().ok().or_else(|| leading_version(tag))?;
                Some(Release { own, kafka: own })
            }
            Self::Last { .. } => {
                let own = tag.rsplit('-').find_map(leading_version)?;
                Some(Release { own, kafka: own })
            }
            Self::Lines(lines) | Self::PatchedLines(lines) => {
                let own = leading_version(tag)?;
                let known = lines.iter().find(|(line, _)| *line == (own.major, own.minor));
                let patch = if matches!(self, Self::PatchedLines(_)) { own.patch.min(1) } else { 0 };
                known.map(|(_, (major, minor))| Release {
                    own,
                    kafka: KafkaVersion::new(*major, *minor, patch),
                })
            }
        }
    }

    /// The newest release.
    pub(super) fn newest(self) -> Release {
        let of = |own, kafka| Release { own, kafka };
        match self {
            Self::Kafka => of(KafkaVersion::NEWEST, KafkaVersion::NEWEST),
            Self::Last { newest } => of(newest, newest),
            Self::Lines(lines) | Self::PatchedLines(lines) => {
                let ((major, minor), kafka) = lines.last().copied().unwrap_or_default();
                of(KafkaVersion::new(major, minor, 0), KafkaVersion::new(kafka.0, kafka.1, 0))
            }
        }
    }
}

/// The two or three numbers that a text begins with.
fn leading_version(text: &str) -> Option<KafkaVersion> {
    let numbers: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let mut numbers = numbers.split('.').filter(|number| !number.is_empty()).map(str::parse::<u16>);
    let mut next = || numbers.next()?.ok();
    Some(KafkaVersion::new(next()?, next()?, next().unwrap_or_default()))
}
