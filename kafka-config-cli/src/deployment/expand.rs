//! Folders in the place of files.

use std::path::{Path, PathBuf};

use kafka_config_core::input::InputFormat;

use super::read::{COMPOSE, OVERRIDES};
use crate::exit::{Stop, reason};
use crate::files;

/// The files that these paths name: a folder stands for its compose project, else for every file in it that tells its
/// format by its name.
pub(crate) fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() { found.extend(of_folder(path)?) } else { found.push(path.clone()) }
    }
    Ok(found)
}

fn of_folder(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let project = COMPOSE.iter().map(|name| folder.join(name)).find(|path| path.is_file());
    let entries = std::fs::read_dir(folder).map_err(|error| Stop::file(folder, reason(&error)))?;
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    let in_project = project.is_some();
    let mut found: Vec<PathBuf> = project.into_iter().collect();
    for path in files {
        if !found.contains(&path) && is_input(&path, in_project)? {
            found.push(path);
        }
    }
    if found.is_empty() {
        return Err(Stop::file(
            folder,
            "holds no compose file, manifest, .container unit, .env or .properties file",
        ));
    }
    Ok(found)
}

/// Beside a compose file, env files are those that it names.
fn is_input(path: &Path, in_project: bool) -> Result<bool, Stop> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    match &*ending {
        "container" => Ok(true),
        "env" | "properties" => {
            Ok(!in_project && !name.starts_with("log4j") && !name.starts_with("tools-log4j"))
        }
        "yaml" | "yml" if !COMPOSE.contains(&&*name) && !OVERRIDES.contains(&&*name) => {
            let bytes = files::required(path)?;
            let has_kind = String::from_utf8_lossy(&bytes).contains("kind:");
            Ok(has_kind && InputFormat::detect(&name, &bytes) == InputFormat::Kubernetes)
        }
        _ => Ok(false),
    }
}
