//! Writing: a new file beside the old one, then a rename, so that nobody ever sees half a file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// A file to be put in place.
pub(crate) struct NewFile<'a> {
    /// Its name in the folder.
    pub(crate) name: &'a str,
    /// Its bytes.
    pub(crate) bytes: &'a [u8],
    /// Whether others must not read it.
    pub(crate) secret: bool,
}

/// Whether a power loss right after the command may lose what it wrote.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// A folder of the user: file and folder are flushed to the disk.
    Flushed,
    /// The container's own layer, which is gone with the container anyway.
    Cached,
}

/// What became of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It holds new bytes now.
    Written,
    /// It held these bytes before and was not touched.
    Unchanged,
}

/// An error with the file it concerns.
pub(crate) struct WriteError {
    /// The final path, also where the temporary file is at fault.
    pub(crate) path: PathBuf,
    /// What went wrong.
    pub(crate) error: io::Error,
}

/// Writes all files or none: every new file is complete before the first rename.
pub(crate) fn all(
    folder: &Path,
    files: &[NewFile<'_>],
    durability: Durability,
) -> Result<Vec<Outcome>, WriteError> {
    let at = |name: &str| folder.join(name);
    let failed = |name: &str, error| WriteError { path: at(name), error };
    let mut pending: Vec<Pending> = Vec::with_capacity(files.len());
    let mut outcomes = Vec::with_capacity(files.len());
    for file in files {
        let path = at(file.name);
        if holds(&path, file) {
            outcomes.push(Outcome::Unchanged);
            continue;
        }
        let new = Pending::write(folder, file, durability).map_err(|error| failed(file.name, error))?;
        pending.push(new);
        outcomes.push(Outcome::Written);
    }
    let any = !pending.is_empty();
    for new in pending {
        let path = new.path.clone();
        new.put_in_place().map_err(|error| WriteError { path, error })?;
    }
    if any && durability == Durability::Flushed {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| failed("", error))?;
    }
    Ok(outcomes)
}

/// Replaces the bytes of one file of the user, or creates it. It keeps its mode and, where that is allowed, its
/// owner; a link stays one.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = match path.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        result => result?,
    };
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else {
        return Err(io::ErrorKind::InvalidFilename.into());
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        return Err(io::Error::other("is not a regular file, so it cannot be replaced"));
    }
    let mode = old.as_ref().map_or(0o644, |metadata| metadata.permissions().mode());
    let (mut handle, temporary) = create(folder, &name.to_string_lossy(), mode & 0o777)?;
    let new = Pending { temporary, path: target.clone(), in_place: false };
    if let Some(metadata) = &old {
        // Only root may give a file away; others own what they can replace, or become its owner.
        let _ = std::os::unix::fs::fchown(&handle, Some(metadata.uid()), Some(metadata.gid()));
        // The mask of the process has no part in it.
        handle.set_permissions(metadata.permissions())?;
    }
    handle.write_all(bytes)?;
    handle.sync_all()?;
    new.put_in_place()?;
    File::open(folder)?.sync_all()
}

/// Whether the file is there already, regular, with these bytes and no wider permissions than wanted.
fn holds(path: &Path, file: &NewFile<'_>) -> bool {
    let Ok(metadata) = fs::symlink_metadata(path) else { return false };
    metadata.is_file()
        && metadata.len() == file.bytes.len() as u64
        && !(file.secret && metadata.permissions().mode() & 0o137 != 0)
        && fs::read(path).is_ok_and(|bytes| bytes == file.bytes)
}

/// A complete file under a temporary name; removed again unless it is put in place.
struct Pending {
    temporary: PathBuf,
    path: PathBuf,
    in_place: bool,
}

impl Pending {
    fn write(folder: &Path, file: &NewFile<'_>, durability: Durability) -> io::Result<Self> {
        let mode = if file.secret { 0o640 } else { 0o644 };
        let (mut handle, temporary) = create(folder, file.name, mode)?;
        let new = Self { temporary, path: folder.join(file.name), in_place: false };
        handle.write_all(file.bytes)?;
        if durability == Durability::Flushed {
            handle.sync_all()?;
        }
        Ok(new)
    }

    fn put_in_place(mut self) -> io::Result<()> {
        match fs::rename(&self.temporary, &self.path) {
            // A file that is itself a mount point cannot be replaced, only written.
            Err(error) if error.kind() == io::ErrorKind::ResourceBusy => {
                fs::copy(&self.temporary, &self.path).map(drop)
            }
            result => result.inspect(|()| self.in_place = true),
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.in_place {
            // Best effort: the error that brought us here is the one to report.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// A new file under a name of this process. The first process of a container always has the same number, so that what
/// a killed one left goes first. Never follows a link that lies in wait.
fn create(folder: &Path, name: &str, mode: u32) -> io::Result<(File, PathBuf)> {
    let process = std::process::id();
    let mut attempt = 0;
    loop {
        let temporary = folder.join(format!(".{name}.{process}.{attempt}"));
        let _ = fs::remove_file(&temporary);
        match OpenOptions::new().write(true).create_new(true).mode(mode).open(&temporary) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => attempt += 1,
            other => return other.map(|file| (file, temporary)),
        }
    }
}
