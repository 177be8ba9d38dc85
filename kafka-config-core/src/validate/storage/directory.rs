//! One log directory: what lies in it.

use super::meta::MetaProperties;
use crate::validate::surroundings::{Disk, Entry, Needed};

/// One log directory.
#[derive(Debug, Clone)]
pub(in crate::validate) struct Directory {
    /// Its path as it is configured.
    pub(in crate::validate) path: String,
    /// The same without symbolic links.
    pub(in crate::validate) real: String,
    /// Who names it.
    pub(in crate::validate) role: Role,
    /// What its `meta.properties` says.
    pub(in crate::validate) content: Content,
    /// Whether a metadata log lies in it.
    pub(in crate::validate) has_metadata_log: bool,
}

/// Who names a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) struct Role {
    /// `log.dirs` or `log.dir` does.
    pub(in crate::validate) is_log: bool,
    /// It is the one for the metadata log.
    pub(in crate::validate) is_metadata: bool,
}

/// What `meta.properties` says.
#[derive(Debug, Clone)]
pub(in crate::validate) enum Content {
    /// There is none.
    Unformatted,
    /// Kafka counts the directory as failed, for this reason.
    Failed(String),
    /// The directory is formatted.
    Formatted(MetaProperties),
}

/// `__cluster_metadata-0`.
const METADATA_LOG: &str = "__cluster_metadata-0";

/// No system opens a longer path.
const LONGEST: usize = 4096;

impl Directory {
    /// Looks at a directory; `None` and what is needed where somebody has to look first.
    pub(super) fn look(path: &str, role: Role, disk: &Disk, needed: &mut Needed) -> Option<Self> {
        if path.len() > LONGEST {
            let content = Content::Failed("its path is too long".to_owned());
            let (path, real) = (path.to_owned(), path.to_owned());
            return Some(Self { path, real, role, content, has_metadata_log: false });
        }
        let inside = |name: &str| format!("{}/{name}", path.trim_end_matches('/'));
        let (meta, log) = (inside("meta.properties"), inside(METADATA_LOG));
        let paths = [path, &meta, &log];
        let ancestors = ancestors(path);
        let unknown = paths.into_iter().chain(ancestors.clone()).filter(|path| disk.get(path).is_none());
        needed.extend(unknown.map(str::to_owned));
        let has_metadata_log = !matches!(disk.get(&log)?, Entry::Missing);
        let in_file = ancestors.chain([path]).find(|above| matches!(disk.get(above), Some(Entry::File(_))));
        let content = match (in_file, disk.get(&meta)?) {
            (Some(file), _) => Content::Failed(format!("{file} is a file")),
            (None, Entry::Missing) => Content::Unformatted,
            (None, Entry::Folder) => Content::Failed(format!("{meta} is a folder")),
            (None, Entry::Unreadable) => Content::Failed(format!("{meta} cannot be read")),
            (None, Entry::File(bytes)) => match MetaProperties::read(bytes) {
                Ok(meta) => Content::Formatted(meta),
                Err(why) => Content::Failed(format!("{meta} {why}")),
            },
        };
        let real = disk.real(path)?.to_owned();
        Some(Self { path: path.to_owned(), real, role, content, has_metadata_log })
    }

    /// What it says of itself, where it is formatted.
    pub(in crate::validate) fn meta(&self) -> Option<&MetaProperties> {
        match &self.content {
            Content::Formatted(meta) => Some(meta),
            Content::Unformatted | Content::Failed(_) => None,
        }
    }

    /// Where its `meta.properties` lies.
    pub(in crate::validate) fn meta_path(&self) -> String {
        format!("{}/meta.properties", self.path.trim_end_matches('/'))
    }
}

/// The folders above an absolute path, but for the root.
fn ancestors(path: &str) -> impl Iterator<Item = &str> + Clone {
    let path = path.trim_end_matches('/');
    path.match_indices('/').skip(1).filter_map(move |(at, _)| path.get(..at))
}
