//! A container of a deployment, and what of it lies on this machine.

use std::path::{Path, PathBuf};

use kafka_config_core::input::{Service, Volume};

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
        self.below(Path::new(&volume.source)).filter(|path| path.is_dir())
    }

    /// The file of this machine that the container sees at a path: mounted itself or in a folder, or handed over as a
    /// secret or config, and below the file that says so.
    pub(crate) fn file(&self, target: &str) -> Option<PathBuf> {
        let binds = self.service.volumes.iter().filter(|volume| volume.source.contains('/'));
        let inside = |volume: &Volume| {
            let rest = Path::new(target).strip_prefix(&volume.target).ok()?.to_owned();
            Some((volume.target.len(), Path::new(&volume.source).join(rest)))
        };
        // The innermost mount hides the others.
        let found = binds.chain(&self.service.files).filter_map(inside).max_by_key(|(depth, _)| *depth);
        // A file that is mounted itself has no rest, and a path no end.
        let path: PathBuf = found?.1.components().collect();
        self.below(&path).filter(|path| path.is_file())
    }

    fn below(&self, path: &Path) -> Option<PathBuf> {
        let path = self.folder.join(path);
        path.canonicalize().ok()?.starts_with(self.folder.canonicalize().ok()?).then_some(path)
    }
}
