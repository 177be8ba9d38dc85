//! The folder of a file, and which files that it names may be read: those below the folder and those given.

use std::path::{Path, PathBuf};

use kafka_config_core::model::FileState;

use crate::exit::Stop;
use crate::files::Overlay;

/// Where a file lies.
pub(super) struct Folder<'a> {
    /// The folder as the user wrote it; empty for the current one.
    pub(super) path: PathBuf,
    /// The same without links.
    pub(super) real: PathBuf,
    given: &'a [PathBuf],
    overlay: &'a Overlay,
}

impl<'a> Folder<'a> {
    /// The folder of a file; `given` are files that may be read wherever they lie.
    pub(super) fn of(file: &Path, given: &'a [PathBuf], overlay: &'a Overlay) -> Self {
        let path =
            if file.as_os_str() == "-" { PathBuf::new() } else { file.parent().unwrap_or(file).to_owned() };
        let real = if path.as_os_str().is_empty() { Path::new(".") } else { &path }.canonicalize();
        Self { real: real.unwrap_or_else(|_| path.clone()), path, given, overlay }
    }

    /// The bytes of a file below the folder, or of one that was given; a relative path starts in the folder.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Stop> {
        let path = self.path.join(path);
        let Ok(real) = path.canonicalize() else { return Ok(None) };
        let is_given =
            || self.given.iter().any(|given| given.canonicalize().is_ok_and(|given| given == real));
        if !real.starts_with(&self.real) && !is_given() {
            return Ok(None);
        }
        match self.overlay.state(&path)? {
            FileState::Present(bytes) => Ok(Some(bytes)),
            _ => Ok(None),
        }
    }

    /// The names of the files in a folder in this one, sorted.
    pub(super) fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path.join(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort_unstable();
        names
    }
}
