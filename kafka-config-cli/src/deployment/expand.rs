//! Folders in the place of files.

use std::path::{Path, PathBuf};

use kafka_config_core::input::InputFormat;
use kafka_config_core::model::Arrange;
use kafka_config_core::report::{AskedReader, Reader};

use super::read::{COMPOSE, OVERRIDES};
use crate::exit::{Stop, reason};
use crate::files;

/// How many folders one inside another are looked into.
const DEEPEST: usize = 8;

/// The files that these paths name. A folder stands for the compose projects, manifests and units in it and in its
/// folders, and for its own env files and `.properties` files where no compose file names them.
pub(crate) fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            // The current folder needs no name.
            let folder = path.strip_prefix(".").unwrap_or(path);
            add_folder(folder, 0, &mut found)?;
            if found.len() == before {
                let nothing = "holds no compose file, manifest, .container unit, script with 'docker run', .env or .properties file";
                return Err(Stop::file(path, nothing));
            }
        } else {
            found.push(path.clone());
        }
    }
    Ok(found)
}

fn add_folder(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), Stop> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(here).map_err(|error| Stop::file(folder, reason(&error)))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| folder.join(entry.file_name())).collect();
    paths.arrange_by(Ord::cmp);
    let project = COMPOSE.iter().map(|name| folder.join(name)).find(|path| path.is_file());
    let takes_single = depth == 0 && project.is_none();
    found.extend(project);
    for path in &paths {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !path.is_symlink() && !is_hidden && depth < DEEPEST {
            add_folder(path, depth + 1, found)?;
        } else if path.is_file() && is_input(path, takes_single)? {
            found.push(path.clone());
        }
    }
    Ok(())
}

/// Whether a file of properties belongs to other software, such as log4j.
fn is_foreign(name: &str, bytes: &[u8]) -> bool {
    Reader::of(name, bytes, AskedReader { component: None, version: None }).is_foreign
}

fn is_input(path: &Path, takes_single: bool) -> Result<bool, Stop> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    match &*ending {
        "container" => Ok(true),
        "env" => Ok(takes_single),
        "properties" => Ok(takes_single && !is_foreign(&name, &files::required(path)?)),
        "sh" => {
            let bytes = files::required(path)?;
            Ok(InputFormat::detect("", &bytes) == InputFormat::DockerRun)
        }
        "yaml" | "yml" if !COMPOSE.contains(&&*name) && !OVERRIDES.contains(&&*name) => {
            let bytes = files::required(path)?;
            let has_kind = String::from_utf8_lossy(&bytes).contains("kind:");
            Ok(has_kind && InputFormat::detect(&name, &bytes) == InputFormat::Kubernetes)
        }
        _ => Ok(false),
    }
}
