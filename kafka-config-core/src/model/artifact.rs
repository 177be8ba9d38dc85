//! Files: what lies there before, and what will be written.

use super::name::ConfigFile;
use super::origin::Origin;
use super::span::Span;

/// What is found where a file may lie.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum FileState {
    /// Nothing.
    #[default]
    Absent,
    /// A file with these bytes.
    Present(Vec<u8>),
    /// A file that is there; nobody needs its bytes.
    Exists,
    /// A folder.
    Folder,
    /// Something that cannot be read, with the reason as the JVM words it: for a missing permission nothing
    /// but the path.
    Unreadable(String),
}

impl std::fmt::Debug for FileState {
    /// Without the bytes: they may hold secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Absent => f.write_str("Absent"),
            Self::Present(bytes) => write!(f, "Present({} bytes)", bytes.len()),
            Self::Exists => f.write_str("Exists"),
            Self::Folder => f.write_str("Folder"),
            Self::Unreadable(reason) => write!(f, "Unreadable({reason})"),
        }
    }
}

impl FileState {
    /// The bytes, where there is a file.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Present(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// `Files.exists`.
    pub fn exists(&self) -> bool {
        *self != Self::Absent
    }
}

/// The same file in the three folders of the image.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileSet {
    /// In the folder of defaults, `/etc/kafka/docker`.
    pub default: FileState,
    /// In the mounted folder, `/mnt/shared/config`.
    pub mounted: FileState,
    /// In the final folder, `/opt/kafka/config`, left there by the image or an earlier start.
    pub existing: FileState,
}

/// The files of the image's folders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ConfigFiles {
    sets: [FileSet; 3],
}

impl ConfigFiles {
    /// The states of one file.
    pub fn get(&self, file: ConfigFile) -> &FileSet {
        let [server, log4j, tools] = &self.sets;
        match file {
            ConfigFile::Server => server,
            ConfigFile::Log4j => log4j,
            ConfigFile::ToolsLog4j => tools,
        }
    }

    /// The states of one file, to be filled in.
    pub fn get_mut(&mut self, file: ConfigFile) -> &mut FileSet {
        let [server, log4j, tools] = &mut self.sets;
        match file {
            ConfigFile::Server => server,
            ConfigFile::Log4j => log4j,
            ConfigFile::ToolsLog4j => tools,
        }
    }
}

/// A file to be written.
#[derive(Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Which file.
    pub file: ConfigFile,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Which bytes came from where, in ascending order.
    pub segments: Vec<Segment>,
}

impl std::fmt::Debug for Artifact {
    /// Without the bytes: they may hold secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Artifact({:?}, {} bytes)", self.file, self.bytes.len())
    }
}

impl Artifact {
    /// The part that the byte at `offset` belongs to, where its origin is known.
    pub fn segment_at(&self, offset: usize) -> Option<&Segment> {
        self.segments.get(self.segments.partition_point(|segment| segment.span.end <= offset))
    }
}

/// A part of a file and its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Which bytes.
    pub span: Span,
    /// Where they came from. For a whole file the span inside is that of the file's text.
    pub origin: Origin,
}
