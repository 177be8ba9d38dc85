//! Files whose content becomes a value: those of the secrets folder, and those that variables name.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use kafka_config_core::derive;
use kafka_config_core::dialect::Dialect;
use kafka_config_core::model::{Environment, FileState};
use kafka_config_core::nodes::FileAt;

use crate::exit::Stop;
use crate::files;
use crate::options::ContainerOptions;

/// What the container has at a path, where anybody tells that here.
pub(crate) type Look<'a> = &'a dyn Fn(&str) -> Result<FileAt, Stop>;

/// The files in place of values that are at hand.
pub(crate) fn files_named(
    environment: &Environment,
    dialect: &Dialect,
    secrets: Option<&Path>,
    look: Look<'_>,
) -> Result<BTreeMap<String, FileState>, Stop> {
    // Where compose and swarm put secrets, and where the image looks for its own.
    let folders = ["/run/secrets", dialect.paths.secrets];
    let in_secrets = |path: &str| {
        let rest = folders.iter().find_map(|folder| Path::new(path).strip_prefix(folder).ok())?;
        let is_plain = rest.components().all(|part| matches!(part, Component::Normal(_)));
        Some(secrets?.join(rest)).filter(|file| is_plain && file.is_file())
    };
    let mut found = BTreeMap::new();
    for path in derive::files_named(environment, dialect) {
        let state = match (look(path)?, in_secrets(path)) {
            (FileAt::Known(state), _) => Some(state),
            (_, Some(file)) => Some(files::state(&file)?),
            _ => None,
        };
        found.extend(state.map(|state| (path.to_owned(), state)));
    }
    Ok(found)
}

/// The path of a file of the secrets folder. The script puts the name behind a slash, so an absolute one stays below it.
pub(crate) fn in_secrets_folder(name: &str, dialect: &Dialect) -> String {
    format!("{}/{}", dialect.paths.secrets, name.trim_start_matches('/'))
}

/// The files of the secrets folder, or what stands for them where nobody has it here.
pub(crate) fn secrets(
    environment: &Environment,
    options: &ContainerOptions,
    dialect: &Dialect,
    folder: Option<&Path>,
    look: Look<'_>,
) -> Result<BTreeMap<String, FileState>, Stop> {
    if let Some(folder) = folder {
        return secrets_in(folder, environment, &options.arguments);
    }
    let mut found = BTreeMap::new();
    for (name, _) in derive::secrets_read(environment, &options.arguments) {
        let at = look(&in_secrets_folder(&name, dialect))?;
        let state = match (at, options.assume_secrets) {
            (FileAt::Known(state), _) => Some(state),
            // Files that are there, as far as anybody knows; what is in them stands for no value.
            (_, true) => Some(FileState::Present(b"not-at-hand".to_vec())),
            (FileAt::Unknown, false) => Some(FileState::Exists),
            (FileAt::Image, false) => None,
        };
        found.extend(state.map(|state| (name, state)));
    }
    Ok(found)
}

/// The files of the secrets folder that the scripts look at.
pub(crate) fn secrets_in(
    folder: &Path,
    environment: &Environment,
    arguments: &[String],
) -> Result<BTreeMap<String, FileState>, Stop> {
    let mut found = BTreeMap::new();
    for (name, content) in derive::secrets_read(environment, arguments) {
        // The script puts the name behind a slash, so an absolute name stays below the folder.
        let path = folder.join(name.trim_start_matches('/'));
        let state = match (content, path.exists()) {
            (_, false) => FileState::Absent,
            (false, true) => FileState::Exists,
            (true, true) => files::state(&path)?,
        };
        let already_read = found.get(&name).is_some_and(|known: &FileState| known.bytes().is_some());
        if !already_read {
            found.insert(name, state);
        }
    }
    Ok(found)
}
