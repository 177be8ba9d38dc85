//! The container that a quadlet unit starts, after systemd has looked at `%` and `$`.

use std::collections::BTreeMap;

use super::dropins::{split_ending, split_path};
use super::merged::Texts;
use super::specifiers::{Expanded, Surroundings};
use super::unit::{QuadletVariable, Reader};
use crate::input::arguments::Engine;
use crate::input::container::{Container, file_fault};
use crate::input::service::{Located, Reading, Service, ServiceVariable, Starter, VariableValue, Weight};
use crate::input::units::Word;
use crate::input::{EnvDialect, Host, read_env};
use crate::model::{EnvName, SourceId, SourceSpan, Span};

/// Reads a `.container` unit as a container named after its file.
///
/// `texts` holds further files by path: drop-ins and env files are taken from it. `host` is unused by podman, whose
/// variables are those of the service; it stands for what `systemctl set-environment` set.
pub fn read_quadlet(path: &str, text: &[u8], texts: &Texts<'_>, host: &Host) -> Reading {
    let mut reader = Reader::new(path, text, texts);
    let surroundings = surroundings(&reader, path, host);
    let mut reading = Reading { sources: reader.unit.sources.clone(), ..Reading::default() };
    reading.faults = std::mem::take(&mut reader.unit.faults);
    let start = SourceSpan { source: SourceId(0), span: Span::new(0, 0) };
    let name = split_ending(split_path(path).1).0.to_owned();
    let mut container = Container::new(
        Service { starter: Starter::Quadlet, ..Service::new(Located { value: name, at: start }) },
        reading,
    );
    if container.reading.refusal().is_none() {
        fill(&mut container, &reader, &surroundings, texts);
    }
    container.finish().without_nul()
}

fn surroundings(reader: &Reader<'_>, path: &str, host: &Host) -> Surroundings {
    let name = reader.merged.single("Container", "ServiceName").map(|name| name.value);
    let name = name.unwrap_or_else(|| split_ending(split_path(path).1).0.to_owned());
    let mut environment: BTreeMap<String, String> = host.clone();
    for value in reader.merged.all("Service", "Environment") {
        for word in value.words().unwrap_or_default() {
            if let (name, _, Some((value, _))) = word.assignment() {
                environment.insert(name.to_owned(), value.to_owned());
            }
        }
    }
    let from_elsewhere = ["EnvironmentFile", "PassEnvironment"];
    let more_variables = from_elsewhere.iter().any(|key| !reader.merged.all("Service", key).is_empty());
    Surroundings { service: format!("{name}.service"), environment, more_variables }
}

fn fill(container: &mut Container, reader: &Reader<'_>, surroundings: &Surroundings, texts: &Texts<'_>) {
    let merged = &reader.merged;
    for (slot, key) in [(0, "Image"), (1, "HostName"), (2, "ContainerName")] {
        let value =
            merged.single("Container", key).and_then(|value| expanded(container, surroundings, value));
        match slot {
            0 => container.service.image = value,
            1 => container.service.hostname = value,
            _ => container.service.container_name = value,
        }
    }
    for value in merged.all("Container", "PublishPort") {
        container.port(value.text().trim(), value.at());
    }
    mounts(container, reader, surroundings);
    if let Some(at) = reader.unit.environment_host {
        let message =
            "'EnvironmentHost=' hands over all variables of the service, which no text tells".to_owned();
        container.missing(at, message, None);
    }
    files(container, reader, surroundings, texts);
    for (name, variable) in &reader.unit.command_environment {
        set(container, surroundings, name, variable);
    }
    for word in words_of(reader, "Secret") {
        container.secret(&word);
    }
    container.arguments(&reader.arguments, Engine::Podman);
}

/// The words of a key of the container, without those of lines that podman leaves out.
fn words_of<'r>(reader: &'r Reader<'_>, key: &str) -> impl Iterator<Item = Word> + use<'r> {
    let values = reader.merged.all("Container", key);
    values.into_iter().filter_map(|value| value.words().ok()).flatten()
}

fn mounts(container: &mut Container, reader: &Reader<'_>, surroundings: &Surroundings) {
    let volumes = reader.merged.all("Container", "Volume").into_iter();
    let volumes = volumes.map(|value| (value.text().trim().to_owned(), value.at(), false));
    let mounts = words_of(reader, "Mount").map(|word| (word.text.clone(), word.inside(), true));
    for (written, at, is_mount) in volumes.chain(mounts) {
        let (text, unknown) = match surroundings.expand(&written, true) {
            Expanded::Known(text, _) => (text, None),
            Expanded::Unknown(what) => (written, Some(what)),
            Expanded::Refused(specifier) => {
                refuse(container, &specifier, at);
                continue;
            }
        };
        if is_mount {
            container.mount(&text, at, Engine::Podman, unknown);
        } else {
            container.volume(&text, at, unknown);
        }
    }
}

/// A single value after systemd; where the machine decides it stays as written.
fn expanded(
    container: &mut Container,
    surroundings: &Surroundings,
    value: Located<String>,
) -> Option<Located<String>> {
    match surroundings.expand(&value.value, true) {
        Expanded::Known(text, _) => Some(Located { value: text, at: value.at }),
        Expanded::Unknown(_) => Some(value),
        Expanded::Refused(specifier) => {
            refuse(container, &specifier, value.at);
            None
        }
    }
}

fn refuse(container: &mut Container, specifier: &str, at: SourceSpan) {
    let message = format!("systemd knows no specifier '{specifier}' and does not load the unit");
    let help = format!("write '%{specifier}' for these characters");
    container.fault(Weight::Refused, Some(at), message, Some(help));
}

fn files(container: &mut Container, reader: &Reader<'_>, surroundings: &Surroundings, texts: &Texts<'_>) {
    for file in &reader.unit.environment_files {
        let path = match surroundings.expand(&file.value, true) {
            Expanded::Known(path, _) => path,
            Expanded::Unknown(_) => file.value.clone(),
            Expanded::Refused(specifier) => {
                refuse(container, &specifier, file.at);
                continue;
            }
        };
        let Some(text) = texts.get(&path) else {
            container.missing_file(&path, file.at);
            continue;
        };
        let source = container.source(&path);
        match read_env(EnvDialect::Podman, text, &surroundings.environment) {
            Ok(file) => {
                container
                    .reading
                    .faults
                    .extend(file.notes.iter().map(|note| file_fault(note, source, Weight::Ignored)));
                container.variables.set_from_file(file.assignments, source);
            }
            Err(fault) => container.reading.faults.push(file_fault(&fault, source, Weight::Refused)),
        }
    }
}

fn set(container: &mut Container, surroundings: &Surroundings, name: &str, variable: &QuadletVariable) {
    let at = variable.value_at.unwrap_or(variable.name_at);
    let Some(written) = &variable.value else {
        // podman takes its own variable, which is the service's.
        let value = match surroundings.environment.get(name) {
            Some(value) => VariableValue::Known(value.clone()),
            None if surroundings.more_variables => VariableValue::unknown("the service's variables"),
            None => VariableValue::Unset,
        };
        let name_at = Some(variable.name_at);
        container.variables.set(ServiceVariable { name: EnvName::new(name), value, name_at, value_at: None });
        return;
    };
    let value = match surroundings.expand(written, false) {
        Expanded::Known(value, unset) => {
            for name in unset {
                let message =
                    format!("systemd replaces '${{{name}}}' before podman sees it, and nothing sets it");
                let help = format!("write '$${{{name}}}' for these characters");
                container.fault(Weight::Ignored, Some(at), message, Some(help));
            }
            VariableValue::Known(value)
        }
        Expanded::Unknown(what) => VariableValue::unknown(what),
        Expanded::Refused(specifier) => {
            refuse(container, &specifier, at);
            return;
        }
    };
    let (name_at, value_at) = (Some(variable.name_at), variable.value_at);
    container.variables.set(ServiceVariable { name: EnvName::new(name), value, name_at, value_at });
}
