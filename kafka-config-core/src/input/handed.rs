//! What a container finds at a path: what is mounted there, by which of its mounts.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::paths::{clean, join};
use super::service::{Service, Volume};
use crate::model::{SourceSpan, Unknown};

/// What a container is handed at a path beside its volumes: a secret, a config, a volume whose files a text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedFile {
    /// Where the container sees it.
    pub target: String,
    /// What it is.
    pub content: HandedContent,
    /// Where it is handed over.
    pub at: SourceSpan,
}

impl HandedFile {
    /// Every place that is noted of it.
    pub(super) fn places(&mut self) -> impl Iterator<Item = &mut SourceSpan> {
        let written = match &mut self.content {
            HandedContent::Text(text) => text.written.as_mut(),
            _ => None,
        };
        std::iter::once(&mut self.at).chain(written)
    }
}

/// What is known of something that a container is handed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandedContent {
    /// A file or folder of the host.
    Host(String),
    /// A file that a text holds.
    Text(HandedText),
    /// A folder that holds nothing but what else is handed over.
    Folder,
    /// Something outside the texts decides.
    Unknown(Unknown),
}

/// A file whose content a text holds.
#[derive(Clone, PartialEq, Eq)]
pub struct HandedText {
    /// The content.
    pub bytes: Arc<[u8]>,
    /// Where it is written; `None` where it is a variable's.
    pub written: Option<SourceSpan>,
}

impl fmt::Debug for HandedText {
    /// Without the bytes: they may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HandedText({} bytes)", self.bytes.len())
    }
}

/// What a container finds at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<'a> {
    /// What the image has there: nothing is mounted over it.
    Image,
    /// What the host has at this path, seen from the folder of the text that names it.
    Host(String, SourceSpan),
    /// This text, handed over here.
    Text(&'a HandedText, SourceSpan),
    /// A folder, mounted here.
    Folder(SourceSpan),
    /// Nothing: all is known that is mounted there.
    Nothing,
    /// Something that is mounted here and that no text tells, with what decides it.
    Unknown(String, SourceSpan),
}

impl Service {
    /// What the container finds at an absolute path: the innermost mount hides the others.
    pub fn find(&self, path: &str) -> Found<'_> {
        let path = clean(path);
        self.innermost(&path).map_or(Found::Image, |(mount, rest)| mount.find(rest))
    }

    /// Where that is mounted in which the container finds a path.
    pub fn mount_point(&self, path: &str) -> Option<String> {
        Some(clean(self.innermost(&clean(path))?.0.target()))
    }

    fn innermost<'p>(&self, path: &'p str) -> Option<(Mount<'_>, &'p str)> {
        let of_volumes = self.volumes.iter().map(Mount::Volume);
        let mounts = of_volumes.chain(self.files.iter().map(Mount::Handed));
        let holding = mounts.filter_map(|mount| Some((mount, below(path, mount.target())?)));
        // Of the same place the last one is mounted over the others.
        holding.max_by_key(|(mount, _)| clean(mount.target()).len())
    }
}

#[derive(Clone, Copy)]
enum Mount<'a> {
    Volume(&'a Volume),
    Handed(&'a HandedFile),
}

impl<'a> Mount<'a> {
    fn target(self) -> &'a str {
        match self {
            Self::Volume(volume) => &volume.target,
            Self::Handed(file) => &file.target,
        }
    }

    fn find(self, rest: &str) -> Found<'a> {
        let in_host =
            |source: &str, at| Found::Host(join(&seen_from_script(source), &format!("./{rest}")), at);
        match self {
            Self::Volume(volume) if volume.source.contains('/') => in_host(&volume.source, volume.at),
            Self::Volume(volume) => Found::Unknown(named(&volume.source), volume.at),
            Self::Handed(file) => match &file.content {
                HandedContent::Host(source) => in_host(source, file.at),
                HandedContent::Unknown(unknown) => Found::Unknown(unknown.what.clone(), file.at),
                HandedContent::Text(text) if rest.is_empty() => Found::Text(text, file.at),
                HandedContent::Folder if rest.is_empty() => Found::Folder(file.at),
                HandedContent::Text(_) | HandedContent::Folder => Found::Nothing,
            },
        }
    }
}

/// A path of the host, where a script names the folder that it runs in: that is taken to be its own.
fn seen_from_script(source: &str) -> Cow<'_, str> {
    let folder = ["$PWD", "${PWD}"].iter().find_map(|folder| source.strip_prefix(folder));
    match folder.filter(|below| below.is_empty() || below.starts_with('/')) {
        Some(below) => format!(".{below}").into(),
        None => source.into(),
    }
}

fn named(source: &str) -> String {
    if source.is_empty() { "a volume without a name".to_owned() } else { format!("the volume {source}") }
}

/// What follows the folder in a path at or below it.
fn below<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    let folder = clean(folder);
    let rest = path.strip_prefix(folder.trim_end_matches('/'))?;
    (rest.is_empty() || rest.starts_with('/')).then(|| rest.trim_start_matches('/'))
}
