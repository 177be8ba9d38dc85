//! A node as core's question, with its answers.

use std::collections::BTreeMap;

use kafka_config_core::derive::{self, Host};
use kafka_config_core::input::{InputFormat, Service};
use kafka_config_core::layers::Resolved;
use kafka_config_core::model::{ConfigFile, ConfigFiles, Environment, FileState, Inset, IntoMap};
use kafka_config_core::nodes::{FileAt, environment_of};
use kafka_config_core::pipeline::{self, Mode, Prepared, Request};
use kafka_config_core::render::Folders;
use kafka_config_core::report::{Sources, Text, TextId};

use crate::env_file;
use crate::mounts::{Config, Mounts};
use crate::project::{Container, Node, Project, Subject};
use crate::request::{self, NamedText};

/// One run of the pipeline.
#[derive(Debug)]
pub(crate) struct Run<'a> {
    pub(crate) request: Request<'a>,
    pub(crate) prepared: Prepared,
    pub(crate) resolved: Resolved,
    /// Mounted files that inputs hold.
    insets: Vec<(ConfigFile, Inset)>,
}

impl<'a> Run<'a> {
    /// The runs of all nodes.
    pub(crate) fn all(project: &'a Project) -> Vec<Option<Self>> {
        project.nodes.iter().map(|node| Self::of(node, project)).collect()
    }

    /// The run of a container; `None` for a file by itself.
    pub(crate) fn of(node: &Node, project: &'a Project) -> Option<Self> {
        let Subject::Container(container) = &node.subject else { return None };
        Some(Self::with(container, node, project))
    }

    /// The run with this container in the place of the node's own.
    pub(crate) fn with(container: &Container, node: &Node, project: &'a Project) -> Self {
        let asked = &project.request;
        let dialect = node.image.dialect();
        let environment = environment(container, node, project);
        let mounts = Mounts { service: &container.service, dialect, inputs: &project.inputs };
        let mut files = files(node, &asked.defaults, &asked.mounted);
        let config = if asked.mounted.is_empty() { mounts.config() } else { Config::default() };
        for (file, state) in config.files {
            files.get_mut(file).mounted = state;
        }
        let secrets = secrets(&environment, asked, mounts);
        let arguments = asked.arguments.as_slice();
        let request = Request {
            image: node.image,
            environment,
            files,
            folders: Folders {
                default: dialect.paths.default.to_owned(),
                mounted: dialect.paths.mounted.to_owned(),
                r#final: dialect.paths.r#final.to_owned(),
            },
            entrypoint: Some(Host {
                arguments,
                secrets,
                files: mounts.named(),
                gaps: config.gaps,
                ..Host::default()
            }),
            mode: mode(asked.mode),
        };
        let prepared = pipeline::prepare(&request);
        let resolved = pipeline::resolve_with_defaults(&request, &prepared);
        Self { request, prepared, resolved, insets: config.insets }
    }

    /// The texts that origins point into.
    pub(crate) fn sources<'s>(&'s self, project: &'s Project) -> Sources<'s> {
        let asked = &project.request;
        let files = ConfigFile::ALL.into_iter().flat_map(|file| {
            let name = self.request.image.dialect().file_name(file);
            let set = self.request.files.get(file);
            let is_own = asked.defaults.iter().any(|text| text.name == name);
            let default = if is_own { Text::new } else { Text::built_in };
            let mounted = set.mounted.bytes().map(|bytes| (TextId::Mounted(file), Text::new(name, bytes)));
            let default = set.default.bytes().map(|bytes| (TextId::Default(file), default(name, bytes)));
            [mounted, default]
        });
        let texts = project.texts().chain(files.flatten()).into_map();
        Sources::new(texts, Some(&self.request)).with_insets(self.insets.iter().copied())
    }
}

fn environment(container: &Container, node: &Node, project: &Project) -> Environment {
    let source = container.service.name.at.source;
    let dialect = node.image.dialect();
    let input = project.inputs.get(source.0).filter(|_| container.format == InputFormat::DockerEnv);
    let mut environment = match input {
        Some(input) => {
            let mut environment = environment_of(&Service::new(container.service.name.clone()), dialect);
            env_file::set(&mut environment, source, input.bytes());
            environment
        }
        None => environment_of(&container.service, dialect),
    };
    let further = project.request.variables.iter();
    environment.replace(further.map(|(name, value)| (name.as_bytes(), value.as_bytes(), None)));
    environment
}

fn files(node: &Node, defaults: &[NamedText], mounted: &[NamedText]) -> ConfigFiles {
    let dialect = node.image.dialect();
    let mut files = ConfigFiles::default();
    for file in ConfigFile::ALL {
        let name = dialect.file_name(file);
        let of =
            |texts: &[NamedText]| texts.iter().find(|text| text.name == name).map(|text| text.text.clone());
        let set = files.get_mut(file);
        let default = of(defaults).unwrap_or_else(|| dialect.default_text(file).to_owned());
        set.default = FileState::Present(default.into_bytes());
        set.mounted = of(mounted).map_or(FileState::Absent, |text| FileState::Present(text.into_bytes()));
    }
    files
}

fn secrets(
    environment: &Environment,
    asked: &request::Request,
    mounts: Mounts<'_>,
) -> BTreeMap<String, FileState> {
    let state = |name: &str| {
        let name = name.trim_start_matches('/');
        let given = asked.secrets.iter().find(|text| text.name == name);
        let mounted = || mounts.file_at(&format!("{}/{name}", mounts.dialect.paths.secrets));
        match (given.map_or_else(mounted, |text| present(&text.text)), asked.assume_secrets) {
            (FileAt::Known(state), _) => state,
            (_, Some(true)) => FileState::Present(b"not-at-hand".to_vec()),
            (FileAt::Unknown, _) => FileState::Exists,
            (FileAt::Image, _) => FileState::Absent,
        }
    };
    let named = derive::secrets_read(environment, &asked.arguments).into_iter();
    named.map(|(name, _)| (name.clone(), state(&name))).into_map()
}

fn present(text: &str) -> FileAt {
    FileAt::Known(FileState::Present(text.as_bytes().to_vec()))
}

fn mode(mode: Option<request::Mode>) -> Mode {
    match mode {
        None | Some(request::Mode::Compat) => Mode::Compat,
        Some(request::Mode::Strict) => Mode::Strict { merge_defaults: false },
        Some(request::Mode::StrictMerged) => Mode::Strict { merge_defaults: true },
    }
}
