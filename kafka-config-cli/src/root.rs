//! The container's file system, as it lies below a folder of this machine.

use std::collections::VecDeque;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Component, Path, PathBuf};

use kafka_config_core::model::FileState;
use kafka_config_core::validate::{Disk, Entry};

use crate::files;

/// A folder that stands for `/`. Nothing outside of it is looked at: links lead to where they would in the container.
pub(crate) struct Root(PathBuf);

/// As many links as Linux follows.
const MOST_LINKS: usize = 40;

impl Root {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Everything that is needed, looked up.
    pub(crate) fn disk(&self, needed: impl Fn(&Disk) -> Vec<String>) -> Disk {
        Disk::complete(|path| self.look(path), needed)
    }

    /// Where a path of the container lies on this machine, be it there or not.
    pub(crate) fn place(&self, path: &str) -> Result<PathBuf, Error> {
        Ok(self.0.join(self.follow(path, |error| error.kind() == ErrorKind::NotFound)?))
    }

    /// What is at a path of the container, and the path without links.
    fn look(&self, path: &str) -> (Entry, String) {
        match self.resolve(path) {
            Ok(inside) => {
                let real = Path::new("/").join(&inside);
                (entry(&self.0.join(inside)), real.to_string_lossy().into_owned())
            }
            Err(error) if is_missing(&error) => (Entry::Missing, path.trim_end_matches('/').to_owned()),
            Err(_) => (Entry::Unreadable, path.to_owned()),
        }
    }

    /// The way from the folder to what a path leads to.
    fn resolve(&self, path: &str) -> Result<PathBuf, Error> {
        self.follow(path, |_| false)
    }

    /// The same, with steps that cannot be looked at for reasons that do not matter taken as they are.
    fn follow(&self, path: &str, is_fine: impl Fn(&Error) -> bool) -> Result<PathBuf, Error> {
        let (mut inside, mut links) = (PathBuf::new(), 0);
        let mut rest: VecDeque<PathBuf> = steps(Path::new(path)).collect();
        while let Some(step) = rest.pop_front() {
            if step.as_os_str() == ".." {
                inside.pop();
                continue;
            }
            let next = inside.join(step);
            let host = self.0.join(&next);
            let is_link = match fs::symlink_metadata(&host) {
                Err(error) if is_fine(&error) => false,
                metadata => metadata?.is_symlink(),
            };
            if !is_link {
                inside = next;
                continue;
            }
            links += 1;
            if links > MOST_LINKS {
                return Err(Error::other("too many links"));
            }
            let target = fs::read_link(&host)?;
            if target.is_absolute() {
                inside = PathBuf::new();
            }
            let mut before: VecDeque<PathBuf> = steps(&target).collect();
            before.append(&mut rest);
            rest = before;
        }
        Ok(inside)
    }
}

/// The parts of a path, `..` among them.
fn steps(path: &Path) -> impl Iterator<Item = PathBuf> {
    path.components().filter_map(|component| match component {
        Component::Normal(name) => Some(PathBuf::from(name)),
        Component::ParentDir => Some(PathBuf::from("..")),
        Component::Prefix(_) | Component::RootDir | Component::CurDir => None,
    })
}

fn is_missing(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Pipes and devices are not opened: reading them may never end.
fn entry(path: &Path) -> Entry {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Entry::Folder,
        Ok(metadata) if metadata.is_file() => match files::state(path) {
            Ok(FileState::Present(bytes)) => Entry::File(bytes),
            _ => Entry::Unreadable,
        },
        Err(error) if is_missing(&error) => Entry::Missing,
        _ => Entry::Unreadable,
    }
}
