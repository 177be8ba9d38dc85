//! A container that runs Kafka.

use crate::dialect::{Family, Image, InvalidImage};
use crate::input::Service;
use crate::model::KafkaVersion;

/// Which image a container is taken to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The image.
    pub image: Image,
    /// Why it is this one, where the files name another.
    pub assumed: Option<Assumed>,
}

/// Why an image is assumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assumed {
    /// The user asks about it.
    Asked,
    /// The files name none.
    Missing,
    /// The files name one that is not known.
    Unknown(InvalidImage),
}

/// Variables that only a node is given.
const OF_NODES: [&str; 9] = [
    "KAFKA_PROCESS_ROLES",
    "KAFKA_NODE_ID",
    "KAFKA_BROKER_ID",
    "KAFKA_LISTENERS",
    "KAFKA_ADVERTISED_LISTENERS",
    "KAFKA_CONTROLLER_QUORUM_VOTERS",
    "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
    "KAFKA_CFG_PROCESS_ROLES",
    "KAFKA_CFG_LISTENERS",
];

/// What is asked about images, whatever the files say.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The image that takes the place of those in the files.
    pub image: Option<Image>,
    /// The Kafka version that takes the place of those in the files.
    pub version: Option<KafkaVersion>,
    /// The image that takes the place of one which is not known.
    pub usual: Image,
    /// Image families besides those that are known.
    pub families: &'a [&'static Family],
}

impl Asked<'_> {
    /// What stands for an image that is not known: of one that is too old, the oldest.
    fn nearest(&self, assumed: Option<&Assumed>) -> Image {
        match assumed {
            Some(Assumed::Unknown(InvalidImage::TooOld(_))) => self.usual.with_version(KafkaVersion::OLDEST),
            _ => self.usual,
        }
    }
}

/// The node that a container is; `None` where it runs something else.
pub fn node_of(service: &Service, asked: &Asked<'_>) -> Option<Node> {
    let written = service.image.as_ref().map(|image| image.value.trim()).filter(|image| !image.is_empty());
    let looks_like_one = || OF_NODES.iter().any(|name| service.variable(name).is_some());
    let (is_one, own, assumed) = match written.map(|written| (written, Image::read(written, asked.families)))
    {
        None => (looks_like_one(), None, Some(Assumed::Missing)),
        Some((written, Ok(image))) => {
            let assumed = image.is_assumed.then(|| Assumed::Unknown(InvalidImage::assumed(written)));
            (true, Some(image), assumed)
        }
        Some((_, Err(error))) => {
            let is_one = !matches!(error, InvalidImage::Family(_)) || looks_like_one();
            (is_one, None, Some(Assumed::Unknown(error)))
        }
    };
    let wanted =
        asked.image.or_else(|| own.zip(asked.version).map(|(own, version)| own.with_version(version)));
    let node = match wanted {
        Some(image) if own == Some(image) => Node { image, assumed: None },
        Some(image) => Node { image, assumed: Some(Assumed::Asked) },
        None => Node { image: own.unwrap_or_else(|| asked.nearest(assumed.as_ref())), assumed },
    };
    is_one.then_some(node)
}
