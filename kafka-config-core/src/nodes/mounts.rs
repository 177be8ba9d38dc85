//! The files that a container finds where its entrypoint looks for them, as far as they are at hand.

use std::collections::BTreeMap;
use std::path::Path;

use crate::dialect::Dialect;
use crate::input::{Found, Service};
use crate::model::{ConfigFile, FileState, Gap, Inset, Origin};

/// Configuration files that a container finds in the folder of its user's.
#[derive(Debug, Clone, Default)]
pub struct MountedConfig {
    /// The files that are there.
    pub files: BTreeMap<ConfigFile, MountedFile>,
    /// What is mounted there and is not at hand.
    pub gaps: Vec<Gap>,
}

/// A mounted file.
#[derive(Debug, Clone)]
pub struct MountedFile {
    /// What lies there.
    pub state: FileState,
    /// Whose file it is.
    pub from: MountedFrom,
}

/// Whose file a mounted one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MountedFrom {
    /// The host has it at this path, seen from the folder of the text that names it.
    Host(String),
    /// A text holds it.
    Text(Inset),
}

/// What is known of a file that the entrypoint reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileAt {
    /// What the image has there.
    Image,
    /// This.
    Known(FileState),
    /// Something is mounted there that is not at hand.
    Unknown,
}

/// The state of the file at an absolute path of the container; `host` tells what the host has at a path, and `None` where
/// it is not to be read.
///
/// # Errors
/// Those of `host`.
pub fn file_at<E>(
    service: &Service,
    path: &str,
    host: impl Fn(&str) -> Result<Option<FileState>, E>,
) -> Result<FileAt, E> {
    Ok(match service.find(path) {
        Found::Image => FileAt::Image,
        Found::Host(source, _) => host(&source)?.map_or(FileAt::Unknown, FileAt::Known),
        Found::Text(text, _) => FileAt::Known(FileState::Present(text.bytes.to_vec())),
        Found::Folder(_) => FileAt::Known(FileState::Folder),
        Found::Nothing => FileAt::Known(FileState::Absent),
        Found::Unknown(..) => FileAt::Unknown,
    })
}

/// The files that variables name in place of values, by path, as far as they are at hand; `host` as in [`file_at`].
///
/// # Errors
/// Those of `host`.
pub fn named_files<E>(
    service: &Service,
    dialect: &Dialect,
    host: impl Fn(&str) -> Result<Option<FileState>, E>,
) -> Result<BTreeMap<String, FileState>, E> {
    let mut found = BTreeMap::new();
    for name in dialect.from_files {
        let variable = service.variable(&format!("{name}_FILE"));
        let Some(path) = variable.and_then(|variable| variable.value.known()) else { continue };
        if let FileAt::Known(state) = file_at(service, path, &host)? {
            found.insert(path.to_owned(), state);
        }
    }
    Ok(found)
}

/// The configuration files of the user that the container finds, with the same `host`.
///
/// A volume that is larger than their folder, as that of all data, is taken to have none of them.
///
/// # Errors
/// Those of `host`.
pub fn mounted_config<E>(
    service: &Service,
    dialect: &Dialect,
    host: impl Fn(&str) -> Result<Option<FileState>, E>,
) -> Result<MountedConfig, E> {
    let mut config = MountedConfig::default();
    let folder = dialect.paths.mounted;
    for file in ConfigFile::ALL.into_iter().filter(|_| !folder.is_empty()) {
        let path = format!("{folder}/{}", dialect.file_name(file));
        let mut add = |state, from| drop(config.files.insert(file, MountedFile { state, from }));
        let (what, at) = match service.find(&path) {
            Found::Image | Found::Nothing => continue,
            Found::Folder(at) => {
                add(FileState::Folder, MountedFrom::Text(Inset { written: None, handed: at }));
                continue;
            }
            Found::Text(text, at) => {
                let inset = Inset { written: text.written, handed: at };
                add(FileState::Present(text.bytes.to_vec()), MountedFrom::Text(inset));
                continue;
            }
            Found::Host(source, at) => match host(&source)? {
                Some(state) => {
                    add(state, MountedFrom::Host(source));
                    continue;
                }
                None => ("the host".to_owned(), at),
            },
            Found::Unknown(what, at) => (what, at),
        };
        let is_for_it = service.mount_point(&path).is_some_and(|point| Path::new(&point).starts_with(folder));
        let text = format!("files are mounted at {folder} that are not at hand: those of {what}");
        if is_for_it && config.gaps.iter().all(|gap| gap.text != text) {
            let about_properties = file == ConfigFile::Server;
            config.gaps.push(Gap { text, about_properties, origin: Some(Origin::Place(at)) });
        }
    }
    Ok(config)
}
