//! Which files come out, and how.

use super::settings::{Setting, settings};
use super::{in_place, logging, written};
use crate::dialect::{Confluent, Dialect, Entrypoint, Helper};
use crate::layers::{Assignment, resolve};
use crate::log4j2::WrapperError;
use crate::model::{Artifact, ConfigFile, ConfigFiles, Environment, FileSet, Gap, Layer, PropertyKey};
use crate::properties::write_line;
use crate::render::Rendered;
use crate::render::artifact::{append, copy_of};

/// How values reach the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// As the image's scripts write them.
    Raw,
    /// So that they arrive as they were given, by key.
    Safe,
}

/// Prepares the files of an image that is not Apache's, of the environment that its scripts leave.
pub fn render_family(
    environment: &Environment,
    dialect: &Dialect,
    files: &ConfigFiles,
    writing: Writing,
) -> Rendered {
    let mut rendered = Rendered::default();
    let set = files.get(ConfigFile::Server);
    if dialect.entrypoint == Entrypoint::Operator {
        let settings = settings(environment, dialect, &mut rendered.gaps);
        rendered.files.extend((!settings.is_empty()).then(|| safe(settings, dialect, set)));
        return rendered;
    }
    if let (Entrypoint::Bitnami, Some(bytes)) = (dialect.entrypoint, set.mounted.bytes()) {
        // The scripts copy the file and look at no variable.
        rendered.files.push(copy_of(ConfigFile::Server, Layer::Mounted, bytes));
    } else {
        let settings = settings(environment, dialect, &mut rendered.gaps);
        rendered.files.push(match writing {
            Writing::Raw => raw(&settings, dialect, set, &mut rendered.gaps),
            Writing::Safe => safe(settings, dialect, set),
        });
    }
    match dialect.entrypoint {
        Entrypoint::Confluent(image) => match logging_files(environment, dialect, image) {
            Ok(files) => rendered.files.extend(files),
            Err(error) => rendered.error = Some(error),
        },
        Entrypoint::Plain => {}
        _ => rendered
            .gaps
            .push(Gap::beside("the image has logging files of its own, which are not computed here")),
    }
    rendered
}

fn raw(settings: &[Setting], dialect: &Dialect, set: &FileSet, gaps: &mut Vec<Gap>) -> Artifact {
    match dialect.entrypoint {
        Entrypoint::Confluent(image) => written::artifact(settings, image),
        _ => in_place::artifact(settings, dialect, set, gaps),
    }
}

fn safe(settings: Vec<Setting>, dialect: &Dialect, set: &FileSet) -> Artifact {
    let mut assignments = in_place::base(dialect, set).assignments();
    assignments.extend(settings.into_iter().map(|setting| Assignment {
        key: PropertyKey::new(setting.key),
        value: setting.value,
        origin: setting.origin,
        line: None,
    }));
    let mut artifact = Artifact { file: ConfigFile::Server, bytes: Vec::new(), segments: Vec::new() };
    for (key, resolution) in resolve(assignments).iter() {
        let mut line = String::new();
        write_line(&mut line, key.as_str(), &resolution.winner.value);
        append(&mut artifact, line.as_bytes(), resolution.winner.origin.clone());
    }
    artifact
}

fn logging_files(
    environment: &Environment,
    dialect: &Dialect,
    image: Confluent,
) -> Result<Vec<Artifact>, WrapperError> {
    let files = [ConfigFile::Log4j, ConfigFile::ToolsLog4j].into_iter();
    files.map(|file| logging::artifact(file, environment, dialect.log4j, image)).collect()
}

/// Whether lines are sorted by key: maps of Go's templates are.
pub(super) fn is_sorted(image: Confluent) -> bool {
    image.helper == Helper::Ub
}
