//! What an image makes of variables, whichever side it is on.

use std::collections::BTreeMap;
use std::convert::Infallible;

use crate::derive::{self, Failure, Host};
use crate::diagnostics::{Finding, Severity};
use crate::dialect::{Dialect, Image};
use crate::input::{Service, Starter};
use crate::layers::Resolved;
use crate::model::{ConfigFile, ConfigFiles, Environment, FileState, Gap, IntoMap};
use crate::nodes::{MountedConfig, mounted_config};
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

/// Files around a container that are at hand.
#[derive(Default)]
pub(super) struct Around {
    /// Those that variables name in place of values.
    pub(super) named: BTreeMap<String, FileState>,
    /// Those of the user's folder that texts hold.
    pub(super) config: MountedConfig,
}

impl Around {
    /// Files that lie on the host stay mounted, so that only those of texts are looked for.
    pub(super) fn of(service: &Service, dialect: &Dialect, named: &BTreeMap<String, FileState>) -> Self {
        let on_host = |_: &str| Ok::<_, Infallible>(Some(FileState::Absent));
        let mut config = mounted_config(service, dialect, on_host).unwrap_or_default();
        config.files.retain(|_, file| file.state.bytes().is_some());
        if service.starter != Starter::Kubernetes {
            config.gaps.clear();
        }
        Self { named: named.clone(), config }
    }

    /// Whether a text holds properties.
    pub(super) fn has_properties(&self) -> bool {
        self.config.files.contains_key(&ConfigFile::Server)
    }
}

/// Runs an image with its own files and those around it, and with all files of secrets that the variables name.
pub(super) fn run(image: Image, environment: Environment, around: Around) -> Run {
    let Around { named, config } = around;
    let mut files = ConfigFiles::default();
    for file in ConfigFile::ALL {
        files.get_mut(file).default = FileState::Present(image.dialect().default_text(file).into());
    }
    for (file, mounted) in config.files {
        files.get_mut(file).mounted = mounted.state;
    }
    let assumed = |(name, _)| (name, FileState::Present(NOT_AT_HAND.into()));
    let secrets: BTreeMap<String, FileState> =
        derive::secrets_read(&environment, &[]).into_iter().map(assumed).into_map();
    let request = Request {
        image,
        environment,
        files,
        folders: Folders::default(),
        entrypoint: Some(Host { secrets, files: named, gaps: config.gaps, ..Host::default() }),
        mode: Mode::Compat,
    };
    // What a container that ends would have read is nobody's setting.
    let prepared = Prepared { beyond: None, ..pipeline::prepare(&request) };
    let resolved = pipeline::resolve(&prepared);
    let end = prepared.failure.clone();
    let end = end.map(|failure| End::new(failure, &Facts::new(&request, &prepared, &resolved)));
    Run { resolved, environment: prepared.environment, end, gaps: prepared.gaps }
}
