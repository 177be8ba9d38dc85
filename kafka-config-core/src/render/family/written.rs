//! `kafka.properties` of Confluent's images, written from nothing.

use super::files::is_sorted;
use super::settings::Setting;
use crate::dialect::{Confluent, Edition};
use crate::model::{Artifact, ConfigFile};
use crate::render::artifact::append;

/// One line a setting. Templates of `ub` have an empty line before each, but for `confluent-local`, which has none.
pub(super) fn artifact(settings: &[Setting], image: Confluent) -> Artifact {
    let mut artifact = Artifact { file: ConfigFile::Server, bytes: Vec::new(), segments: Vec::new() };
    let before = if is_sorted(image) && image.edition != Edition::Local { "\n" } else { "" };
    for Setting { key, value, origin } in settings {
        append(&mut artifact, format!("{before}{key}={value}\n").as_bytes(), origin.clone());
    }
    if !before.is_empty() && image.edition == Edition::Community {
        artifact.bytes.push(b'\n');
    }
    artifact
}
