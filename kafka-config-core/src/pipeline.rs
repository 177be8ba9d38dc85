//! All steps in their order: the entrypoint's scripts, the files, and what Kafka will read in them.
//!
//! The only module that names every stage.

use crate::derive::{self, Failure, Host, Line, Started, Step};
use crate::dialect::{Dialect, Image};
use crate::layers::{self, Assignment, Resolved};
use crate::model::{Artifact, ConfigFile, ConfigFiles, Environment, FileState, Gap, Layer, Origin, Unknown};
use crate::render::{self, Folders, Rendered, Writing};

/// How files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// The bytes of the real image, its quirks included.
    #[default]
    Compat,
    /// Values arrive as they were given, in sorted order; logging keeps its appenders.
    Strict {
        /// Whether the image's defaults stay in place below what the user sets.
        merge_defaults: bool,
    },
}

/// Everything that decides the files of one container.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The image.
    pub image: Image,
    /// The container's environment.
    pub environment: Environment,
    /// The files of the default, the mounted and the final folder.
    pub files: ConfigFiles,
    /// Names of those folders, for messages.
    pub folders: Folders,
    /// The entrypoint's surroundings; `None` runs the wrapper alone, as its own command `setup` does.
    pub entrypoint: Option<Host<'a>>,
    /// How files are written.
    pub mode: Mode,
}

/// What the container does up to its files.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The environment after the entrypoint's scripts.
    pub environment: Environment,
    /// What the scripts printed.
    pub lines: Vec<Line>,
    /// How far the scripts came.
    pub step: Step,
    /// What is written; complete unless there is a failure.
    pub files: Vec<Artifact>,
    /// Why the container ends before its files are complete.
    pub failure: Option<Failure>,
    /// What the real container does besides, which is not computed here.
    pub gaps: Vec<Gap>,
    /// Where a check of the scripts ends the container: what would come of it had all checks passed. What they demand and
    /// do not get is unknown there.
    pub beyond: Option<Box<Prepared>>,
}

impl Prepared {
    /// A written file.
    pub fn file(&self, file: ConfigFile) -> Option<&Artifact> {
        self.files.iter().find(|artifact| artifact.file == file)
    }

    /// The run whose properties are judged: this one, or what would come of it.
    pub fn judged(&self) -> &Self {
        self.beyond.as_deref().unwrap_or(self)
    }
}

/// Computes the files. Never fails: a container that would end early is an answer too.
pub fn prepare(request: &Request<'_>) -> Prepared {
    let prepared = attempt(request);
    let beyond = beyond(request, &prepared).map(Box::new);
    Prepared { beyond, ..prepared }
}

/// What would come of a container that ends before it has files, had the checks passed.
fn beyond(request: &Request<'_>, ended: &Prepared) -> Option<Prepared> {
    // More than the checks of any image.
    const MOST: usize = 16;
    let mut failure = ended.failure.clone().filter(|_| ended.files.is_empty())?;
    let mut request = request.clone();
    for _ in 0..MOST {
        pass(&mut request.environment, &failure)?;
        let next = attempt(&request);
        match next.failure {
            Some(further) if next.files.is_empty() => failure = further,
            _ => return Some(next),
        }
    }
    None
}

/// Takes away what a check complains of; what is demanded and not there becomes a value that nobody knows.
fn pass(environment: &mut Environment, failure: &Failure) -> Option<()> {
    let name = failure.variable.as_ref()?;
    if environment.non_empty(name.as_str()).is_some() {
        environment.unset(name.as_str());
    } else {
        let origin = Origin::Variable { name: name.clone(), at: None };
        environment.set_unknown(name.clone(), Unknown::from("nobody, although it is demanded"), origin);
    }
    Some(())
}

fn attempt(request: &Request<'_>) -> Prepared {
    let dialect = request.image.dialect();
    let started = match &request.entrypoint {
        Some(host) => derive::start(request.environment.clone(), dialect, host),
        None => Started {
            environment: request.environment.clone(),
            lines: Vec::new(),
            step: Step::Launch,
            failure: None,
            gaps: Vec::new(),
        },
    };
    let Started { environment, lines, step, failure, mut gaps } = started;
    if failure.is_some() {
        return Prepared { environment, lines, step, files: Vec::new(), failure, gaps, beyond: None };
    }
    let Rendered { files, error, gaps: further } = files(request, dialect, &environment);
    gaps.extend(further);
    let failure = error.map(|error| ended(&error.to_string()));
    Prepared { environment, lines, step, files, failure, gaps, beyond: None }
}

fn files(request: &Request<'_>, dialect: &Dialect, environment: &Environment) -> Rendered {
    match request.mode {
        _ if !dialect.is_apache() => {
            let writing = if request.mode == Mode::Compat { Writing::Raw } else { Writing::Safe };
            render::render_family(environment, dialect, &request.files, writing)
        }
        Mode::Compat if request.entrypoint.is_some() => {
            let environment = derive::jvm_environment(environment, dialect);
            render::render(&environment, dialect, &request.files, &request.folders)
        }
        Mode::Compat => render::render(environment, dialect, &request.files, &request.folders),
        Mode::Strict { merge_defaults } => {
            render::render_strict(environment, dialect, &request.files, merge_defaults)
        }
    }
}

/// The wrapper's last words.
fn ended(error: &str) -> Failure {
    let message = format!("error while preparing configs: {error}");
    Failure::error(message, "correct what it names: a mounted file, or a variable about logging")
}

/// What Kafka will read in `server.properties`, with the origin of every value; of a container that a check ends, what it
/// would read.
pub fn resolve(prepared: &Prepared) -> Resolved {
    let server = prepared.judged().file(ConfigFile::Server);
    server.map(|server| layers::resolve(layers::read_back(server))).unwrap_or_default()
}

/// The same with the settings of the image's default file, for who asks what is hidden or gone.
pub fn resolve_with_defaults(request: &Request<'_>, prepared: &Prepared) -> Resolved {
    let mut resolved = resolve(prepared);
    resolved.note_unused_defaults(unused_defaults(request, prepared));
    resolved
}

/// The settings of the image's default file, where the container does not use it.
pub fn unused_defaults(request: &Request<'_>, prepared: &Prepared) -> Vec<Assignment> {
    let is_used =
        |server: &Artifact| server.segments.iter().any(|segment| segment.origin.layer() == Layer::Default);
    match (prepared.file(ConfigFile::Server), &request.files.get(ConfigFile::Server).default) {
        (Some(server), FileState::Present(bytes)) if !is_used(server) => {
            layers::unused_defaults(&render::copy_of(ConfigFile::Server, Layer::Default, bytes)).collect()
        }
        _ => Vec::new(),
    }
}
