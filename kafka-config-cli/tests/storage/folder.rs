//! The folder that both work in, one after the other, and what they leave there.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::oracle::hex;

/// What a run knows of ids and salts; what it does not is random.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// A text that holds the ids that are given.
    pub(crate) ids: String,
    /// Whether this node is the only voter, with an id by chance.
    pub(crate) is_standalone: bool,
    /// Whether a user has no salt of its own.
    pub(crate) has_random_salt: bool,
}

/// A folder with the same path for both: the order of the tool's work depends on it.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Empties it and puts in what a run begins with; `{DIR}` in the configuration is the folder.
    pub(crate) fn fill(&self, properties: &str, files: &[(String, String)]) {
        for entry in fs::read_dir(self.path()).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("removed");
        }
        let here = self.path().to_string_lossy();
        fs::write(self.path().join("server.properties"), properties.replace("{DIR}", &here))
            .expect("written");
        for (path, text) in files {
            let path = self.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("created");
            fs::write(path, text).expect("written");
        }
    }

    pub(crate) fn is_formatted(&self) -> bool {
        self.paths()
            .iter()
            .any(|path| path.ends_with("bootstrap.checkpoint") || path.to_string_lossy().contains("-0/"))
    }

    fn paths(&self) -> Vec<PathBuf> {
        let (mut found, mut folders) = (Vec::new(), vec![self.path().to_owned()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path.clone());
                }
                found.push(path);
            }
        }
        found
    }

    /// Mode and content of every file and folder, but for times, random ids and what follows from them.
    pub(crate) fn files(&self, known: &Known) -> BTreeMap<String, String> {
        let entry = |path: PathBuf| {
            let name = path.strip_prefix(self.path()).expect("inside").to_string_lossy().into_owned();
            let mode = fs::metadata(&path).expect("there").permissions().mode() & 0o7777;
            let text = if path.is_dir() { "folder".to_owned() } else { content(&path, known) };
            (name, format!("{mode:o} {text}"))
        };
        self.paths().into_iter().map(entry).collect()
    }
}

fn content(path: &Path, known: &Known) -> String {
    let bytes = fs::read(path).expect("readable");
    if path.ends_with("meta.properties") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let kept = |line: &str| match line.strip_prefix("directory.id=") {
            Some(id) if !known.ids.contains(id) => "directory.id={RANDOM}".to_owned(),
            _ if line.contains(" UTC ") && line.starts_with('#') => "#{DATE}".to_owned(),
            _ => line.to_owned(),
        };
        return text.lines().map(|line| kept(line) + "\n").collect();
    }
    if path.extension().is_none_or(|extension| extension != "checkpoint") || bytes.len() < 61 {
        return hex(&bytes);
    }
    masked(bytes, known)
}

/// Batches without their checksums and times, and without a voter's random id.
fn masked(mut bytes: Vec<u8>, known: &Known) -> String {
    let (mut start, mut shapes) = (0, String::new());
    while start + 61 <= bytes.len() {
        let length = u32::from_be_bytes(bytes[start + 8..start + 12].try_into().expect("four bytes"));
        bytes[start + 17..start + 21].fill(0);
        bytes[start + 27..start + 43].fill(0);
        shapes += &hex(&bytes[start + 21..start + 27]);
        start += 12 + usize::try_from(length).expect("small");
    }
    // The header's time is zero, or now.
    let now = bytes[73..81].iter().any(|byte| *byte != 0);
    bytes[73..81].fill(u8::from(now));
    if known.has_random_salt {
        return shapes;
    }
    if known.is_standalone {
        for listener in [&b"\x0bCONTROLLER"[..], b"\x06OTHER"] {
            let place = bytes.windows(listener.len()).position(|part| part == listener);
            // Before the name come the id and the number of endpoints.
            if let Some(place) = place {
                bytes[place - 17..place - 1].fill(0);
            }
        }
    }
    hex(&bytes)
}
