//! Reading: files of a size a configuration can have, told apart from what is missing or unreadable.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use kafka_config_core::model::FileState;

use crate::exit::{Stop, reason};

/// No configuration is larger; an endless device is not read to its end.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What lies at a path. Unreadable files carry the reason as the JVM words it.
pub(crate) fn state(path: &Path) -> Result<FileState, Stop> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(FileState::Absent);
        }
        Err(error) => return Ok(FileState::Unreadable(java_reason(path, &error))),
    };
    let metadata = file.metadata().map_err(|error| Stop::file(path, reason(&error)))?;
    if metadata.is_dir() {
        return Ok(FileState::Folder);
    }
    let size = usize::try_from(metadata.len().min(LARGEST)).unwrap_or(0);
    let mut bytes = Vec::with_capacity(size + 1);
    match file.by_ref().take(LARGEST + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > LARGEST => {
            Err(Stop::file(path, "larger than 64 MiB; not a configuration file"))
        }
        Ok(_) => Ok(FileState::Present(bytes)),
        Err(error) => Ok(FileState::Unreadable(java_reason(path, &error))),
    }
}

/// What files hold instead of what the disk says: fixes that are not written yet, and what was read from pipes,
/// which tell it but once.
#[derive(Default)]
pub(crate) struct Overlay(BTreeMap<PathBuf, Vec<u8>>);

impl Overlay {
    /// Puts these bytes in the place of a file's.
    pub(crate) fn set(&mut self, path: &Path, bytes: Vec<u8>) {
        self.0.insert(path.to_owned(), bytes);
    }

    /// The bytes that stand for a file.
    pub(crate) fn get(&self, path: &Path) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    /// [`state`] of what stands for a file.
    pub(crate) fn state(&self, path: &Path) -> Result<FileState, Stop> {
        self.get(path).map_or_else(|| state(path), |bytes| Ok(FileState::Present(bytes.to_owned())))
    }

    /// [`required`] of what stands for a file.
    pub(crate) fn required(&self, path: &Path) -> Result<Vec<u8>, Stop> {
        self.get(path).map_or_else(|| required(path), |bytes| Ok(bytes.to_owned()))
    }
}

/// The bytes of a file that must be there; `-` is standard input.
pub(crate) fn required(path: &Path) -> Result<Vec<u8>, Stop> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let input = std::io::stdin().lock().take(LARGEST).read_to_end(&mut bytes);
        return input.map(|_| bytes).map_err(|error| Stop::file(Path::new("standard input"), reason(&error)));
    }
    match state(path)? {
        FileState::Present(bytes) => Ok(bytes),
        FileState::Absent => Err(Stop::file(path, "no such file")),
        FileState::Folder | FileState::Exists => Err(Stop::file(path, "is a folder, not a file")),
        FileState::Unreadable(_) => {
            let error = File::open(path).err().map_or("cannot be read".to_owned(), |error| reason(&error));
            Err(Stop::file(path, error))
        }
    }
}

/// `FileSystemException.getMessage`: the path alone for missing files and permissions, else with the reason.
pub(crate) fn java_reason(path: &Path, error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::PermissionDenied | ErrorKind::AlreadyExists => {
            path.display().to_string()
        }
        _ => format!("{}: {}", path.display(), reason(error)),
    }
}
