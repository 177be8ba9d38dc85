//! A container of a deployment, and what of it lies on this machine.

use std::path::{Path, PathBuf};

use kafka_config_core::input::Service;

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

    /// The folder of this machine that the container sees at a path, where it lies below the file that mounts it.
    pub(crate) fn mounted(&self, target: &str) -> Option<PathBuf> {
        let is_meant = |path: &str| path.trim_end_matches('/') == target;
        let mut volumes = self.service.volumes.iter().rev();
        let volume = volumes.find(|volume| is_meant(&volume.target) && volume.source.contains('/'))?;
        let path = self.folder.join(&volume.source);
        let below = path.canonicalize().ok()?.starts_with(self.folder.canonicalize().ok()?);
        (below && path.is_dir()).then_some(path)
    }
}
