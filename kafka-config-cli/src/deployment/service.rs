//! A container of a deployment, and what of it lies on this machine.

use std::path::{Component, Path, PathBuf};

use kafka_config_core::input::Service;
use kafka_config_core::model::FileState;

use crate::exit::Stop;
use crate::files;

/// A container with a name that no other has.
pub(crate) struct NamedService {
    /// Its name in the file; where that is taken, with a number.
    pub(crate) name: String,
    /// The container.
    pub(crate) service: Service,
    /// The folder that relative paths start from; what lies in one folder is for one machine.
    pub(crate) folder: PathBuf,
}

impl NamedService {
    pub(super) fn new(name: String, service: Service, folder: &Path) -> Self {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        Self { name, service, folder: folder.to_owned() }
    }

    /// What lies at a path of the host, where that is below the file that names it; a relative one starts in its folder.
    pub(crate) fn state(&self, path: &str) -> Result<Option<FileState>, Stop> {
        let path = self.place(path);
        let Ok(folder) = self.folder.canonicalize() else { return Ok(None) };
        let is_below = |path: &Path| path.canonicalize().is_ok_and(|real| real.starts_with(&folder));
        if is_below(&path) {
            return files::state(&path).map(Some);
        }
        let is_in_folder = !path.exists() && path.parent().is_some_and(is_below);
        Ok(is_in_folder.then_some(FileState::Absent))
    }

    /// The path of this machine, as short as the one of the file that names it.
    pub(crate) fn place(&self, path: &str) -> PathBuf {
        let real = self.folder.canonicalize().unwrap_or_default();
        let below = Path::new(path).strip_prefix(&real).unwrap_or(Path::new(path));
        // The current folder needs no name.
        self.folder.join(below).components().filter(|part| *part != Component::CurDir).collect()
    }
}
