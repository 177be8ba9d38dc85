//! What an image makes of variables, whichever side it is on.

use std::collections::BTreeMap;

use crate::derive::{self, Host};
use crate::dialect::Image;
use crate::layers::Resolved;
use crate::model::{ConfigFile, ConfigFiles, Environment, FileState, Gap};
use crate::pipeline::{self, Mode, Request};
use crate::render::Folders;

/// What stands for the content of a secret's file, which is not at hand.
pub(super) const NOT_AT_HAND: &str = "not-at-hand";

/// What an image gives Kafka.
pub(super) struct Run {
    pub(super) resolved: Resolved,
    /// The variables after the image's scripts.
    pub(super) environment: Environment,
    /// The container's last words, where it ends early.
    pub(super) failure: Option<String>,
    pub(super) gaps: Vec<Gap>,
}

/// Runs an image with its own files, and with all files of secrets that the variables name.
pub(super) fn run(image: Image, environment: Environment) -> Run {
    let mut files = ConfigFiles::default();
    for file in ConfigFile::ALL {
        files.get_mut(file).default = FileState::Present(image.dialect().default_text(file).into());
    }
    let assumed = |(name, _)| (name, FileState::Present(NOT_AT_HAND.into()));
    let secrets: BTreeMap<String, FileState> =
        derive::secrets_read(&environment, &[]).into_iter().map(assumed).collect();
    let request = Request {
        image,
        environment,
        files,
        folders: Folders::default(),
        entrypoint: Some(Host { secrets, ..Host::default() }),
        mode: Mode::Compat,
    };
    let prepared = pipeline::prepare(&request);
    let resolved = pipeline::resolve(&prepared);
    let failure = prepared.failure.map(|failure| failure.message);
    Run { resolved, environment: prepared.environment, failure, gaps: prepared.gaps }
}
