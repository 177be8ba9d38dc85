//! What an image makes of variables, whichever side it is on.

use std::collections::BTreeMap;

use crate::derive::{self, Failure, Host};
use crate::diagnostics::{Finding, Severity};
use crate::dialect::Image;
use crate::layers::Resolved;
use crate::model::{ConfigFile, ConfigFiles, Environment, FileState, Gap};
use crate::pipeline::{self, Mode, Prepared, Request};
use crate::render::Folders;
use crate::validate::{Facts, check_container};

/// What stands for the content of a secret's file, which is not at hand.
pub(super) const NOT_AT_HAND: &str = "not-at-hand";

/// What an image gives Kafka.
pub(super) struct Run {
    pub(super) resolved: Resolved,
    /// The variables after the image's scripts.
    pub(super) environment: Environment,
    /// Where the container ends early.
    pub(super) end: Option<End>,
    pub(super) gaps: Vec<Gap>,
}

/// The end of a container before its files are complete.
pub(super) struct End {
    /// The container's last words.
    pub(super) message: String,
    /// Why, in the words of the rule that knows it.
    pub(super) why: Option<String>,
    /// What to do.
    pub(super) help: String,
}

impl End {
    fn new(failure: Failure, facts: &Facts<'_>) -> Self {
        let found = check_container(facts).into_iter().find(|found| found.severity == Severity::Error);
        match found.map(|found| found.finding) {
            Some(Finding { message, help: Some(help), .. }) => {
                Self { message: failure.message, why: Some(message), help }
            }
            _ => Self { message: failure.message, why: None, help: failure.help },
        }
    }
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
    // What a container that ends would have read is nobody's setting.
    let prepared = Prepared { beyond: None, ..pipeline::prepare(&request) };
    let resolved = pipeline::resolve(&prepared);
    let end = prepared.failure.clone();
    let end = end.map(|failure| End::new(failure, &Facts::new(&request, &prepared, &resolved)));
    Run { resolved, environment: prepared.environment, end, gaps: prepared.gaps }
}
