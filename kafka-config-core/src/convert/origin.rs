//! What the variables of a container are for.

use super::remark::Remark;
use crate::dialect::{BITNAMI, Family, Image};
use crate::input::Service;

/// What the variables of a container are for, as far as its file tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The image that the file names, with its reference.
    Named(Image, String),
    /// An image by the names of the variables or without a tag that is known, with a reference, and the words for it.
    Guessed(Image, String, Remark),
    /// It runs something else.
    NotKafka(Remark),
}

/// What the file says, else what the variables' names do; `None` where neither tells.
pub fn source_of(service: &Service, families: &[&'static Family]) -> Option<Source> {
    if let Some(written) = &service.image {
        let reference = written.value.clone();
        return Some(match Image::read(&reference, families) {
            Ok(image) if service.shell.contains(&written.at) => {
                let taken = with_registry(image, &reference);
                let remark = of_shell(&taken, &reference);
                Source::Guessed(image, taken, remark)
            }
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
    Some(Source::Guessed(image, image.to_string(), guessed(image)))
}

fn guessed(image: Image) -> Remark {
    Remark::note("image", format!("the file names none; by the variables' names it is {image}"))
        .nearest("--from-image names another")
}

/// The image's reference with the registry and the repository that are written, where only the tag is of the shell.
fn with_registry(image: Image, written: &str) -> String {
    let usual = image.to_string();
    let of_shell = written.split_once(['$', '`']).filter(|(_, rest)| !rest.contains('/'));
    let repository = of_shell.and_then(|(before, _)| before.strip_suffix([':', '@']));
    match repository.zip(usual.rsplit_once(':')) {
        Some((repository, (_, release))) => format!("{repository}:{release}"),
        None => usual,
    }
}

/// An image by a variable of a script: no other format has a place for that.
fn of_shell(taken: &str, reference: &str) -> Remark {
    Remark::changed("image", format!("only the shell of the script knows {reference}; taken for {taken}"))
        .nearest("--var gives a variable its value, --from-image and --image name images")
}

fn not_kafka(error: &str) -> Remark {
    let reason = error.split("; known images").next().unwrap_or_default();
    Remark::lost("service", reason).nearest("--service and --from-image, where it is Kafka all the same")
}
