//! Which texts come out.

use super::names::fitting;
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
    let (mut told, mut remarks) = (Vec::new(), Vec::new());
    let has_shell = format == InputFormat::DockerRun;
    let known = containers
        .iter()
        .map(|one| if has_shell { one.clone() } else { one.clone().without_shell(&mut told) });
    let known: Vec<Converted> = known.collect();
    let fit = &fitting(format, &known, &mut told);
    let files = texts(format, fit, &mut remarks);
    for one in fit {
        if fit.len() > 1 && matches!(format, InputFormat::Quadlet | InputFormat::DockerRun) {
            remarks.push((one.name.clone(), network(format)));
        }
        if has_shell && !one.of_shell.is_empty() {
            remarks.push((one.name.clone(), variables_of_shell()));
        }
        remarks.extend(without_room(format, one, fit).into_iter().map(|remark| (one.name.clone(), remark)));
    }
    // The report knows containers by their old names.
    for (name, remark) in remarks {
        let old = fit.iter().zip(containers).find(|(new, _)| new.name == name);
        told.push((old.map_or(name, |(_, old)| old.name.clone()), remark));
    }
    (files, told)
}

fn texts(
    format: InputFormat,
    containers: &[Converted],
    remarks: &mut Vec<(String, Remark)>,
) -> Vec<OutputFile> {
    match format {
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
            .map(|one| file(format!("{}.env", one.name), env_files::text(format, one, remarks)))
            .collect(),
    }
}

/// Services of a compose file reach each other by name without further words.
fn network(format: InputFormat) -> Remark {
    let way =
        if format == InputFormat::Quadlet { "Network=NAME.network in each unit" } else { "--network NAME" };
    Remark::note("network", "containers know each other's names only where all of them join one").nearest(way)
}

fn variables_of_shell() -> Remark {
    Remark::note("shell", "its variables in names, ports and volumes are kept as they were written")
        .nearest("set them before the commands, as the old script does")
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
fn without_room(format: InputFormat, one: &Converted, all: &[Converted]) -> Vec<Remark> {
    let has_room = matches!(
        format,
        InputFormat::Compose | InputFormat::Quadlet | InputFormat::Kubernetes | InputFormat::DockerRun
    );
    let mut remarks = Vec::new();
    if format == InputFormat::Compose {
        let absent = one.depends_on.iter().filter(|before| !all.iter().any(|other| other.name == **before));
        let remark = |before: &String| {
            Remark::lost(format!("depends_on {before}"), "no such service is in the output")
                .nearest("the dependency, where the service is added")
        };
        remarks.extend(absent.map(remark));
    }
    let mut tell = |subject: String, nearest: &str| {
        remarks.push(
            Remark::lost(subject, format!("a file of the format {format} has no place for it"))
                .nearest(nearest),
        );
    };
    let has_name = matches!(format, InputFormat::Compose | InputFormat::Quadlet | InputFormat::DockerRun);
    if one.container_name.as_ref().is_some_and(|name| *name != one.name) && !has_name {
        tell("container name".to_owned(), "--name of docker run");
    }
    for before in &one.depends_on {
        if format != InputFormat::Compose {
            tell(format!("depends_on {before}"), "an order in what starts the containers");
        }
    }
    if !has_room {
        if one.hostname.is_some() {
            tell("hostname".to_owned(), "--hostname of docker run");
        }
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
        for port in one.ports.iter().filter(|port| !port.published.is_empty()) {
            tell(format!("port {}:{}", port.published, port.target), "a Service of the type NodePort");
        }
        for volume in &one.volumes {
            tell(format!("volume {}", volume.target), "volumeClaimTemplates of a StatefulSet");
        }
    }
    remarks
}
