//! Files whose content becomes a value: those of the secrets folder, and those that variables name.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use kafka_config_core::derive;
use kafka_config_core::dialect::Dialect;
use kafka_config_core::model::{Environment, FileState, IntoMap};

use crate::exit::Stop;
use crate::files;
use crate::options::ContainerOptions;

/// The files in place of values that are at hand.
pub(crate) fn files_named(
    environment: &Environment,
    dialect: &Dialect,
    secrets: Option<&Path>,
    named_file: &dyn Fn(&str) -> Option<PathBuf>,
) -> Result<BTreeMap<String, FileState>, Stop> {
    // Where compose and swarm put secrets, and where the image looks for its own.
    let folders = ["/run/secrets", dialect.paths.secrets];
    let in_secrets = |path: &str| {
        let rest = folders.iter().find_map(|folder| Path::new(path).strip_prefix(folder).ok())?;
        let is_plain = rest.components().all(|part| matches!(part, Component::Normal(_)));
        Some(secrets?.join(rest)).filter(|file| is_plain && file.is_file())
    };
    derive::files_named(environment, dialect)
        .filter_map(|path| Some((path.to_owned(), named_file(path).or_else(|| in_secrets(path))?)))
        .map(|(path, file)| Ok((path, files::state(&file)?)))
        .collect()
}

/// Files that are there, as far as anybody knows here; what is in them stands for no value.
fn assumed(environment: &Environment, options: &ContainerOptions) -> BTreeMap<String, FileState> {
    let named = derive::secrets_read(environment, &options.arguments);
    named.into_iter().map(|(name, _)| (name, FileState::Present(b"not-at-hand".to_vec()))).into_map()
}

/// The files of the secrets folder, or what stands for them where nobody has it here.
pub(crate) fn secrets(
    environment: &Environment,
    options: &ContainerOptions,
    folder: Option<&Path>,
) -> Result<BTreeMap<String, FileState>, Stop> {
    let Some(folder) = folder else {
        return Ok(if options.assume_secrets { assumed(environment, options) } else { BTreeMap::new() });
    };
    secrets_in(folder, environment, &options.arguments)
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
