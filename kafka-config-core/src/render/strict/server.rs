//! `server.properties` in the safe form: every key once, in order, with values that load as they were given.

use crate::dialect::Dialect;
use crate::jvm;
use crate::layers::{Assignment, resolve};
use crate::log4j2::WrapperError;
use crate::mapping::property_key;
use crate::model::{
    Artifact, ConfigFile, Environment, FileSet, FileState, Layer, Origin, PropertyKey, Span, Variable,
};
use crate::properties::{self, Charset, write_line};
use crate::render::artifact::append;

pub(super) fn artifact(
    environment: &Environment,
    dialect: &Dialect,
    files: &FileSet,
    merge_defaults: bool,
) -> Result<Artifact, WrapperError> {
    let mut own = file_assignments(&files.mounted, Layer::Mounted)?;
    own.extend(variable_assignments(environment, dialect));
    let mut assignments = Vec::new();
    if merge_defaults || own.is_empty() {
        assignments = file_assignments(&files.default, Layer::Default)?;
    }
    assignments.extend(own);
    let resolved = resolve(assignments);
    let mut artifact = Artifact { file: ConfigFile::Server, bytes: Vec::new(), segments: Vec::new() };
    for (key, resolution) in resolved.iter() {
        let mut line = String::new();
        write_line(&mut line, key.as_str(), &resolution.winner.value);
        append(&mut artifact, line.as_bytes(), resolution.winner.origin.clone());
    }
    Ok(artifact)
}

/// A file's properties. Text that is UTF-8 is read as such: in this mode it arrives as the user sees it.
fn file_assignments(state: &FileState, layer: Layer) -> Result<Vec<Assignment>, WrapperError> {
    let bytes = match state {
        FileState::Present(bytes) => bytes,
        FileState::Unreadable(reason) => return Err(WrapperError::new(reason)),
        FileState::Absent | FileState::Exists | FileState::Folder => return Ok(Vec::new()),
    };
    let charset = if std::str::from_utf8(bytes).is_ok() { Charset::Utf8 } else { Charset::Latin1 };
    let properties =
        properties::read(bytes, charset).map_err(|error| WrapperError::new(error.to_string()))?;
    Ok(properties
        .into_iter()
        .map(|property| Assignment {
            key: PropertyKey::new(property.key),
            value: property.value.into_owned(),
            origin: Origin::File {
                layer,
                file: ConfigFile::Server,
                span: Span::new(property.key_span.start, property.value_span.end),
            },
            line: None,
        })
        .collect())
}

/// The variables in the order of the image, so that of two names for one key the same one wins.
fn variable_assignments(environment: &Environment, dialect: &Dialect) -> Vec<Assignment> {
    let variables: Vec<&Variable> = environment.iter().collect();
    let names: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
    let assignment = |index: usize| {
        let variable = *variables.get(index)?;
        let key = property_key(&variable.name, dialect)?;
        Some(Assignment { key, value: variable.value.clone(), origin: variable.origin.clone(), line: None })
    };
    jvm::environment_order(&names).into_iter().filter_map(assignment).collect()
}
