//! What a file is to commands about containers.

use std::path::Path;

use kafka_config_core::input::{InputFormat, read_env_file};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Variables of one container.
    EnvFile,
    /// A file that a Kafka program reads.
    Properties,
    /// It describes containers with their images.
    Deployment,
}

impl Role {
    /// By what the user says, else by name and content.
    pub(crate) fn of(path: &Path, bytes: &[u8], dialect: Option<InputFormat>) -> Self {
        match dialect {
            Some(InputFormat::DockerEnv) => return Self::EnvFile,
            Some(InputFormat::Properties) => return Self::Properties,
            Some(_) => return Self::Deployment,
            None => {}
        }
        if is_env_file(path, bytes) {
            return Self::EnvFile;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match InputFormat::detect(&name, bytes) {
            InputFormat::Compose
            | InputFormat::Kubernetes
            | InputFormat::Quadlet
            | InputFormat::DockerRun => Self::Deployment,
            _ => Self::Properties,
        }
    }
}

/// By the name where it tells, else by the lines: names of variables are in capitals, keys are not.
fn is_env_file(path: &Path, bytes: &[u8]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default();
    if extension == "env" || name.starts_with(".env") {
        return true;
    }
    if extension == "properties" {
        return false;
    }
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    };
    read_env_file(bytes)
        .is_ok_and(|entries| !entries.is_empty() && entries.iter().all(|entry| is_name(&entry.name)))
}
