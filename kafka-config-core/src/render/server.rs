//! `server.properties`: `KafkaDockerWrapper.prepareServerConfigs`.

use super::artifact::{append, copy_of};
use crate::dialect::Dialect;
use crate::jvm;
use crate::log4j2::WrapperError;
use crate::mapping::property_key;
use crate::model::{Artifact, ConfigFile, Environment, FileSet, FileState, Layer, PropertyKey, Variable};

/// The file as far as it gets, and the error that stops the wrapper.
pub(super) fn server_properties(
    environment: &Environment,
    dialect: &Dialect,
    files: &FileSet,
    final_path: &str,
) -> (Option<Artifact>, Result<(), WrapperError>) {
    let mut artifact = match &files.mounted {
        FileState::Absent => Artifact { file: ConfigFile::Server, bytes: Vec::new(), segments: Vec::new() },
        FileState::Present(bytes) => copy_of(ConfigFile::Server, Layer::Mounted, bytes),
        FileState::Folder | FileState::Exists => {
            return (None, Err(WrapperError::new(format!("{final_path}: Is a directory"))));
        }
        FileState::Unreadable(reason) => return (None, Err(WrapperError::new(reason))),
    };
    append_variables(&mut artifact, environment, dialect);
    // The wrapper reads the file back to see whether it is blank.
    if let Some(length) = jvm::malformed_length(&artifact.bytes) {
        return (Some(artifact), Err(WrapperError::new(format!("Input length = {length}"))));
    }
    if !artifact.bytes.iter().all(|&byte| byte <= b' ') {
        return (Some(artifact), Ok(()));
    }
    match &files.default {
        FileState::Present(bytes) => (Some(copy_of(ConfigFile::Server, Layer::Default, bytes)), Ok(())),
        FileState::Unreadable(reason) => (Some(artifact), Err(WrapperError::new(reason))),
        // A folder in place of the default is copied as an empty folder; nothing is left to write.
        FileState::Folder | FileState::Exists => (None, Ok(())),
        FileState::Absent => (Some(artifact), Ok(())),
    }
}

/// Every line begins with a line feed: one before the first and one between any two.
fn append_variables(artifact: &mut Artifact, environment: &Environment, dialect: &Dialect) {
    let size = |variable: &Variable| variable.name.as_str().len() + variable.value.len() + 2;
    artifact.bytes.reserve(environment.iter().map(size).sum());
    artifact.segments.reserve(environment.iter().count());
    let mut line = Vec::new();
    for (variable, key) in mapped(environment, dialect) {
        line.clear();
        for part in ["\n", key.as_str(), "=", &variable.value] {
            line.extend_from_slice(part.as_bytes());
        }
        append(artifact, &line, variable.origin.clone());
    }
}

/// The variables that become properties, in the order of the wrapper's map.
fn mapped<'a>(
    environment: &'a Environment,
    dialect: &'a Dialect,
) -> impl Iterator<Item = (&'a Variable, PropertyKey)> {
    let variables: Vec<&Variable> = environment.iter().collect();
    let names: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
    let order = jvm::environment_order(&names);
    order.into_iter().filter_map(move |index| {
        let variable = *variables.get(index)?;
        let key = property_key(&variable.name, dialect)?;
        Some((variable, key))
    })
}
