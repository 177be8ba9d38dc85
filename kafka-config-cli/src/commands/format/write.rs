//! Writing a directory so that it is formatted as a whole or not at all, whatever ends the process.
//!
//! Each file is written under another name, flushed and renamed; `meta.properties`, which makes a directory formatted,
//! is the last. The other names are always the same, so that what a killed process left is overwritten.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Component, Path, PathBuf};

use kafka_config_core::format::{Found, NewFile};

use super::directories::meta_properties;

/// Why a directory could not be written.
pub(super) enum Fault {
    /// This path.
    Path(PathBuf, io::Error),
    /// Another process formats it or has formatted it since it was looked at.
    Taken,
}

/// Writes one directory after the other.
#[derive(Default)]
pub(super) struct Writer {
    /// Those that are written, without links: two names may mean one directory, which the tool writes twice.
    done: BTreeSet<PathBuf>,
}

impl Writer {
    /// Creates the directory, where it is missing, and puts the files into it in their order.
    pub(super) fn directory(&mut self, path: &Path, files: &[NewFile]) -> Result<(), Fault> {
        let missing = first_missing(path);
        create_all(path, missing.as_deref()).map_err(at(path))?;
        let _lock = lock(path)?;
        let is_new = self.done.insert(path.canonicalize().map_err(at(path))?);
        if is_new && meta_properties(path) != Found::Missing {
            return Err(Fault::Taken);
        }
        files.iter().try_for_each(|file| put(path, file))?;
        if let Some(above) = missing.as_deref().and_then(Path::parent) {
            flush(above);
        }
        Ok(())
    }
}

/// Keeps other processes away until it is dropped or the process ends.
fn lock(path: &Path) -> Result<File, Fault> {
    let handle = File::open(path).map_err(at(path))?;
    match handle.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Fault::Taken),
        // Some file systems know no locks; the renames are whole there, too.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(handle),
    }
}

fn at(path: &Path) -> impl Fn(io::Error) -> Fault {
    move |error| Fault::Path(path.to_owned(), error)
}

/// `Files.createDirectories`, which creates `a/c` for `a/b/../c` without `a/b`, so that the path leads nowhere.
fn create_all(path: &Path, missing: Option<&Path>) -> io::Result<()> {
    let below = missing.and_then(|missing| path.strip_prefix(missing).ok());
    let (Some(missing), Some(below)) = (missing, below) else { return fs::create_dir_all(path) };
    if !below.components().any(|step| step == Component::ParentDir) {
        return fs::create_dir_all(path);
    }
    let mut plain = missing.to_owned();
    for step in below.components() {
        match step {
            Component::ParentDir => _ = plain.pop(),
            step => plain.push(step),
        }
    }
    fs::create_dir_all(plain)?;
    fs::metadata(path).map(drop)
}

/// The topmost part of a path that is not there yet.
fn first_missing(path: &Path) -> Option<PathBuf> {
    path.ancestors()
        .take_while(|part| !part.as_os_str().is_empty() && !part.exists())
        .last()
        .map(Path::to_owned)
}

fn put(directory: &Path, file: &NewFile) -> Result<(), Fault> {
    let (path, temporary) = (directory.join(file.path), directory.join(file.temporary));
    let folder = path.parent().unwrap_or(directory);
    if folder != directory {
        match fs::create_dir(folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(at(folder)(error)),
            _ => flush(directory),
        }
    }
    let mut handle = create(&temporary).map_err(at(&temporary))?;
    if file.is_read_only {
        handle.set_permissions(Permissions::from_mode(0o400)).map_err(at(&temporary))?;
    }
    handle.write_all(&file.bytes).and_then(|()| handle.sync_all()).map_err(at(&temporary))?;
    fs::rename(&temporary, &path).map_err(at(&path))?;
    flush(folder);
    Ok(())
}

/// A new file; what lies at its path, a link included, goes first.
fn create(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).mode(0o666).open(path)
}

/// Makes the names in a folder last. Folders that cannot be flushed are nothing to end for.
fn flush(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
