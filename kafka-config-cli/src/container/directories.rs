//! The folders of a container on this machine, and what lies in them.

use std::path::{Path, PathBuf};

use kafka_config_core::dialect::Image;
use kafka_config_core::model::{ConfigFile, ConfigFiles, FileState};

use crate::exit::{Stop, reason};
use crate::files::{self, Overlay};

/// The folders of a container on this machine.
#[derive(Default)]
pub(super) struct Directories {
    pub(super) default: Option<PathBuf>,
    pub(super) mounted: Option<PathBuf>,
    pub(super) secrets: Option<PathBuf>,
    pub(super) r#final: Option<PathBuf>,
    /// Where leftovers of an earlier start lie.
    pub(super) existing: Option<PathBuf>,
}

/// A folder that the user names must be there: a typo would silently mean the defaults.
pub(crate) fn given(folder: Option<&Path>) -> Result<Option<PathBuf>, Stop> {
    let Some(folder) = folder else { return Ok(None) };
    match std::fs::metadata(folder) {
        Ok(metadata) if metadata.is_dir() => Ok(Some(folder.to_owned())),
        Ok(_) => Err(Stop::file(folder, "is a file, not a folder")),
        Err(error) => Err(Stop::file(folder, reason(&error))),
    }
}

/// The files of those folders; the image's own where no folder holds the defaults.
pub(super) fn config_files(
    image: Image,
    directories: &Directories,
    overlay: &Overlay,
) -> Result<ConfigFiles, Stop> {
    let dialect = image.dialect();
    let mut found = ConfigFiles::default();
    for file in ConfigFile::ALL {
        let name = dialect.file_name(file);
        let set = found.get_mut(file);
        set.default = match &directories.default {
            Some(folder) => usable(&folder.join(name))?,
            None => FileState::Present(dialect.default_text(file).as_bytes().to_vec()),
        };
        if let Some(folder) = &directories.mounted {
            let path = folder.join(name);
            set.mounted = match overlay.get(&path) {
                Some(bytes) => FileState::Present(bytes.to_owned()),
                None => usable(&path)?,
            };
        }
        if let Some(folder) = &directories.existing {
            set.existing = files::state(&folder.join(name))?;
        }
    }
    Ok(found)
}

/// The state of a file of the user, which must be a readable text where it is there at all.
fn usable(path: &Path) -> Result<FileState, Stop> {
    match files::state(path)? {
        FileState::Absent => Ok(FileState::Absent),
        FileState::Present(bytes) if is_binary(&bytes) => {
            Err(Stop::file(path, "is a binary file, not a configuration"))
        }
        FileState::Present(bytes) => Ok(FileState::Present(bytes)),
        // Says why it cannot be read.
        FileState::Exists | FileState::Folder | FileState::Unreadable(_) => {
            files::required(path).map(FileState::Present)
        }
    }
}

/// As `git` tells: a NUL byte near the beginning, here only together with bytes that are not UTF-8.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().take(8000).any(|&byte| byte == 0) && std::str::from_utf8(bytes).is_err()
}
