//! Which texts come out.

use super::{compose, env_files, kubernetes, quadlet, run};
use crate::convert::{Converted, Remark};
use crate::input::InputFormat;
use crate::properties::write_line;

/// A text to be written. It may hold secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its usual name.
    pub name: String,
    /// What is in it.
    pub text: String,
}

impl std::fmt::Debug for OutputFile {
    /// Without the text: it may hold secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OutputFile({}, {} bytes)", self.name, self.text.len())
    }
}

/// Writes containers in a format: one file of all of them where the format has room, else one file each. What the format
/// cannot hold is told, with the name of the container.
pub fn write(format: InputFormat, containers: &[Converted]) -> (Vec<OutputFile>, Vec<(String, Remark)>) {
    let mut remarks = Vec::new();
    let files = match format {
        InputFormat::Compose => vec![file("compose.yaml", compose::text(containers))],
        InputFormat::Kubernetes => vec![file("kafka.yaml", kubernetes::text(containers))],
        InputFormat::DockerRun => vec![file("run.sh", run::text(containers))],
        InputFormat::Quadlet => {
            containers.iter().map(|one| file(format!("{}.container", one.name), quadlet::text(one))).collect()
        }
        InputFormat::Properties => {
            containers.iter().map(|one| file(format!("{}.properties", one.name), properties(one))).collect()
        }
        InputFormat::DockerEnv
        | InputFormat::PodmanEnv
        | InputFormat::ComposeEnv
        | InputFormat::SystemdEnv => containers
            .iter()
            .map(|one| file(format!("{}.env", one.name), env_files::text(format, one, &mut remarks)))
            .collect(),
    };
    for one in containers {
        if containers.len() > 1 && matches!(format, InputFormat::Quadlet | InputFormat::DockerRun) {
            remarks.push((one.name.clone(), network(format)));
        }
        remarks.extend(without_room(format, one).into_iter().map(|remark| (one.name.clone(), remark)));
    }
    (files, remarks)
}

/// Services of a compose file reach each other by name without further words.
fn network(format: InputFormat) -> Remark {
    let way =
        if format == InputFormat::Quadlet { "Network=NAME.network in each unit" } else { "--network NAME" };
    Remark::note("network", "containers know each other's names only where all of them join one").nearest(way)
}

fn file(name: impl Into<String>, text: String) -> OutputFile {
    OutputFile { name: name.into(), text }
}

fn properties(one: &Converted) -> String {
    let mut text = String::new();
    for (key, value) in &one.properties {
        write_line(&mut text, key, value);
    }
    text
}

/// What an env file or a file of properties has no place for.
fn without_room(format: InputFormat, one: &Converted) -> Vec<Remark> {
    let has_room = matches!(
        format,
        InputFormat::Compose | InputFormat::Quadlet | InputFormat::Kubernetes | InputFormat::DockerRun
    );
    let mut remarks = Vec::new();
    let mut tell = |subject: String, nearest: &str| {
        remarks.push(
            Remark::lost(subject, format!("a file of the format {format} has no place for it"))
                .nearest(nearest),
        );
    };
    if !has_room {
        for port in &one.ports {
            tell(format!("port {}", port.target), "-p of docker run");
        }
        for volume in &one.volumes {
            tell(format!("volume {}", volume.target), "-v of docker run");
        }
    }
    if format == InputFormat::Properties {
        for (name, _) in one.environment.iter().take(one.beside) {
            tell(name.clone(), "the environment of the broker's process");
        }
    }
    if matches!(format, InputFormat::Kubernetes) {
        for volume in &one.volumes {
            tell(format!("volume {}", volume.target), "volumeClaimTemplates of a StatefulSet");
        }
    }
    remarks
}
