//! What the variables of a container are for.

use super::remark::Remark;
use crate::dialect::{BITNAMI, Family, Image};
use crate::input::Service;

/// What the variables of a container are for, as far as its file tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The image that the file names, with its reference.
    Named(Image, String),
    /// An image by the names of the variables, and the words for it.
    Guessed(Image, Remark),
    /// It runs something else.
    NotKafka(Remark),
}

/// What the file says, else what the variables' names do; `None` where neither tells.
pub fn source_of(service: &Service, families: &[&'static Family]) -> Option<Source> {
    if let Some(reference) = service.image.as_ref().map(|image| image.value.clone()) {
        return Some(match Image::read(&reference, families) {
            Ok(image) => Source::Named(image, reference),
            Err(error) => Source::NotKafka(not_kafka(&error.to_string())),
        });
    }
    let names = || service.environment.iter().map(|variable| variable.name.as_str());
    if !names().any(|name| name.starts_with("KAFKA_CFG_")) {
        return None;
    }
    // Its last free images but one; those of Kafka 4 take no voters.
    let has_servers = names().any(|name| name.ends_with("_QUORUM_BOOTSTRAP_SERVERS"));
    let image = Image::of(&BITNAMI, Some(if has_servers { "4.0.0" } else { "3.9.0" })).ok()?;
    Some(Source::Guessed(image, guessed(image)))
}

fn guessed(image: Image) -> Remark {
    Remark::note("image", format!("the file names none; by the variables' names it is {image}"))
        .nearest("--from-image names another")
}

fn not_kafka(error: &str) -> Remark {
    let reason = error.split("; known images").next().unwrap_or_default();
    Remark::lost("service", reason).nearest("--service and --from-image, where it is Kafka all the same")
}
