//! A container that runs Kafka.

use crate::dialect::{Image, InvalidImage};
use crate::input::Service;

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

/// The node that a container is; `None` where it runs something else. `asked` takes the place of the image in the
/// files, and `usual` that of one which is not known.
pub fn node_of(service: &Service, asked: Option<Image>, usual: Image) -> Option<Node> {
    let written = service.image.as_ref().map(|image| image.value.trim()).filter(|image| !image.is_empty());
    let named: Option<Result<Image, InvalidImage>> = written.map(str::parse);
    let looks_like_one = || OF_NODES.iter().any(|name| service.variable(name).is_some());
    match (named, asked) {
        (Some(Ok(image)), None) => Some(Node { image, assumed: None }),
        (Some(Ok(image)), Some(asked)) if image == asked => Some(Node { image, assumed: None }),
        (Some(Ok(_) | Err(InvalidImage::Tag(_) | InvalidImage::TooOld(_))), Some(asked)) => {
            Some(Node { image: asked, assumed: Some(Assumed::Asked) })
        }
        (Some(Err(error)), asked) => {
            let is_one = matches!(error, InvalidImage::Tag(_) | InvalidImage::TooOld(_)) || looks_like_one();
            let assumed = if asked.is_some() { Assumed::Asked } else { Assumed::Unknown(error) };
            is_one.then_some(Node { image: asked.unwrap_or(usual), assumed: Some(assumed) })
        }
        (None, Some(image)) => looks_like_one().then_some(Node { image, assumed: Some(Assumed::Asked) }),
        (None, None) => looks_like_one().then_some(Node { image: usual, assumed: Some(Assumed::Missing) }),
    }
}
