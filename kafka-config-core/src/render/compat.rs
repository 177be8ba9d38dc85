//! The wrapper's three steps, one file after the other; the first error ends them.

use super::artifact::copy_of;
use super::{log4j1, server};
use crate::dialect::{Dialect, Log4jGeneration};
use crate::log4j2::{self, WrapperError};
use crate::model::{Artifact, ConfigFile, ConfigFiles, Environment, FileState, Gap, Layer};

/// The folders as the user wrote them; the wrapper's messages name files in them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folders {
    /// Folder of the default files.
    pub default: String,
    /// Folder of the user's files.
    pub mounted: String,
    /// Folder that Kafka reads.
    pub r#final: String,
}

impl Folders {
    fn final_path(&self, name: &str) -> String {
        java_path(&self.r#final, name)
    }
}

/// `Paths.get(folder, name)`: repeated slashes are one.
pub(crate) fn java_path(folder: &str, name: &str) -> String {
    let mut path = String::with_capacity(folder.len() + name.len() + 1);
    for c in folder.chars().chain(['/']).chain(name.chars()) {
        if c != '/' || !path.ends_with('/') {
            path.push(c);
        }
    }
    if folder.is_empty() { name.to_owned() } else { path }
}

/// The files, and the error that ended the wrapper early. Files before the error are there all the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rendered {
    /// What is written, in this order.
    pub files: Vec<Artifact>,
    /// Why the wrapper stops.
    pub error: Option<WrapperError>,
    /// What the real image does besides.
    pub gaps: Vec<Gap>,
}

/// Prepares the files as `kafka.docker.KafkaDockerWrapper setup` does.
pub fn render(
    environment: &Environment,
    dialect: &Dialect,
    files: &ConfigFiles,
    folders: &Folders,
) -> Rendered {
    let mut rendered = Rendered::default();
    for file in ConfigFile::ALL {
        let set = files.get(file);
        let path = folders.final_path(dialect.file_name(file));
        let (artifact, result) = match (file, dialect.log4j) {
            (ConfigFile::Server, _) => server::server_properties(environment, dialect, set, &path),
            (_, Log4jGeneration::One) => with_base(file, files, &path, dialect.log4j, |artifact| {
                log4j1::append_overrides(artifact, environment);
                Ok(())
            }),
            (_, Log4jGeneration::Two) => log4j2_file(file, environment, files, &path),
        };
        rendered.files.extend(artifact);
        if let Err(error) = result {
            rendered.error = Some(error);
            break;
        }
    }
    rendered
}

type Step = (Option<Artifact>, Result<(), WrapperError>);

/// The variables are read before anything is copied, so a malformed one leaves no file at all.
fn log4j2_file(file: ConfigFile, environment: &Environment, files: &ConfigFiles, path: &str) -> Step {
    let (root_level, loggers) = match file {
        ConfigFile::ToolsLog4j => ("KAFKA_TOOLS_LOG4J_LOGLEVEL", ""),
        _ => ("KAFKA_LOG4J_ROOT_LOGLEVEL", environment.non_empty("KAFKA_LOG4J_LOGGERS").unwrap_or_default()),
    };
    let loggers = match log4j2::parse_loggers(loggers) {
        Ok(loggers) => loggers,
        Err(error) => return (None, Err(error)),
    };
    let overrides = log4j2::Overrides { root_level: environment.non_empty(root_level), loggers: &loggers };
    with_base(file, files, path, Log4jGeneration::Two, |artifact| {
        let text = log4j2::rewrite(&artifact.bytes, &overrides)?;
        artifact.bytes = text.into_bytes();
        Ok(())
    })
}

/// The words of the first call that meets a folder: one that writes (`java.nio`), or one that reads (`java.io`).
fn folder_words(generation: Log4jGeneration) -> &'static str {
    match generation {
        Log4jGeneration::One => ": Is a directory",
        Log4jGeneration::Two => " (Is a directory)",
    }
}

/// Copies the default file, then the mounted one over it, and lets `change` work on what lies there then.
fn with_base(
    file: ConfigFile,
    files: &ConfigFiles,
    path: &str,
    generation: Log4jGeneration,
    change: impl FnOnce(&mut Artifact) -> Result<(), WrapperError>,
) -> Step {
    let set = files.get(file);
    let mut artifact = match set.existing.bytes() {
        Some(bytes) => copy_of(file, Layer::Default, bytes),
        None => Artifact { file, bytes: Vec::new(), segments: Vec::new() },
    };
    for (state, layer) in [(&set.default, Layer::Default), (&set.mounted, Layer::Mounted)] {
        match state {
            FileState::Absent => {}
            FileState::Present(bytes) => artifact = copy_of(file, layer, bytes),
            FileState::Unreadable(reason) => return (Some(artifact), Err(WrapperError::new(reason))),
            FileState::Folder | FileState::Exists => {
                return (None, Err(WrapperError::new(format!("{path}{}", folder_words(generation)))));
            }
        }
    }
    let result = change(&mut artifact);
    (Some(artifact), result)
}
