//! Every input by the reader of its format, with the further inputs that it names.

use std::collections::{BTreeMap, BTreeSet};

use kafka_config_core::input::{
    ComposeProject, EnvDialect, HandedContent, Host, InputFormat, Reading, Texts, drop_in_folders,
    read_compose, read_env_container, read_kubernetes, read_quadlet, read_run_commands,
};
use kafka_config_core::model::IntoMap;

use crate::places::Input;
use crate::project::is_env_file;

type Files = BTreeMap<String, Vec<u8>>;

/// The readings of all inputs that hold containers; the format of each input; which were named by another.
#[derive(Debug, Default)]
pub(crate) struct Readings {
    pub(crate) by_format: Vec<(InputFormat, Reading)>,
    pub(crate) used: BTreeSet<usize>,
    pub(crate) missing: BTreeSet<String>,
}

/// Reads all inputs but files of properties.
pub(crate) fn read(inputs: &[Input], formats: &[InputFormat], host: &Host) -> Readings {
    let mut run = Run { inputs, host, answer: Readings::default() };
    let of = |wanted: InputFormat| {
        let numbered = inputs.iter().zip(formats).enumerate();
        numbered
            .filter(move |(_, (_, format))| **format == wanted)
            .map(|(number, (input, _))| (number, input))
    };
    run.compose(&of(InputFormat::Compose).map(|(_, input)| input).collect::<Vec<_>>());
    run.kubernetes(&of(InputFormat::Kubernetes).map(|(_, input)| input).collect::<Vec<_>>());
    of(InputFormat::Quadlet).for_each(|(_, input)| run.quadlet(input));
    of(InputFormat::DockerRun).for_each(|(_, input)| run.commands(input));
    run.hand_over(formats);
    for (format, dialect) in [
        (InputFormat::DockerEnv, EnvDialect::Docker),
        (InputFormat::PodmanEnv, EnvDialect::Podman),
        (InputFormat::ComposeEnv, EnvDialect::Compose),
        (InputFormat::SystemdEnv, EnvDialect::Systemd),
    ] {
        for (number, input) in of(format) {
            if !run.answer.used.contains(&number) {
                let reading = read_env_container(dialect, &input.name, input.bytes(), host);
                run.answer.by_format.push((format, reading));
            }
        }
    }
    run.answer
}

/// An input by its path, else the only one of its file name: who drops files drops them without folders.
pub(crate) fn find(inputs: &[Input], path: &str) -> Option<usize> {
    let below = path.strip_prefix(PROJECT).and_then(|path| path.strip_prefix('/'));
    let plain = below.unwrap_or(path).trim_start_matches("./");
    let last = plain.rsplit('/').next().unwrap_or_default();
    let exact = inputs.iter().position(|input| input.name == plain);
    exact.or_else(|| inputs.iter().position(|input| !input.name.contains('/') && input.name == last))
}

/// The folder that inputs are taken to lie in.
const PROJECT: &str = "/project";

struct Run<'a> {
    inputs: &'a [Input],
    host: &'a Host,
    answer: Readings,
}

impl Run<'_> {
    /// Reads as often as inputs turn up that were missing.
    fn read_all(&mut self, format: InputFormat, mut texts: Files, read: impl Fn(&Files) -> Reading) {
        let mut asked = BTreeSet::new();
        loop {
            let reading = read(&texts);
            let missing: Vec<String> =
                reading.missing.iter().filter(|path| asked.insert((*path).clone())).cloned().collect();
            let mut found = false;
            for path in missing {
                match self.find(&path) {
                    Some((number, input)) => {
                        texts.insert(path, input.bytes().to_vec());
                        self.answer.used.insert(number);
                        found = true;
                    }
                    None => drop(self.answer.missing.insert(path)),
                }
            }
            if !found {
                self.answer.by_format.push((format, reading));
                return;
            }
        }
    }

    fn find(&self, path: &str) -> Option<(usize, &Input)> {
        let number = find(self.inputs, path)?;
        Some((number, self.inputs.get(number)?))
    }

    /// Env files that are handed over as files are no containers of their own.
    fn hand_over(&mut self, formats: &[InputFormat]) {
        let services = self.answer.by_format.iter().flat_map(|(_, reading)| &reading.services);
        let handed = services.flat_map(|service| {
            let binds = service.volumes.iter().filter(|volume| volume.source.contains('/'));
            let binds = binds.map(|volume| volume.source.as_str());
            let files = service.files.iter().filter_map(|file| match &file.content {
                HandedContent::Host(source) => Some(source.as_str()),
                _ => None,
            });
            binds.chain(files)
        });
        let is_env_file = |number: &usize| formats.get(*number).is_some_and(|format| is_env_file(*format));
        let numbers = handed.filter_map(|path| find(self.inputs, path)).filter(is_env_file);
        let numbers: Vec<usize> = numbers.collect();
        self.answer.used.extend(numbers);
    }

    fn compose(&mut self, inputs: &[&Input]) {
        if inputs.is_empty() {
            return;
        }
        let mut texts: Files =
            inputs.iter().map(|input| (input.name.clone(), input.bytes().to_vec())).into_map();
        let chosen: Vec<String> = inputs.iter().map(|input| input.name.clone()).collect();
        if let Some((number, dotenv)) = self.find(".env") {
            texts.insert(".env".to_owned(), dotenv.bytes().to_vec());
            self.answer.used.insert(number);
        }
        let host = self.host;
        self.read_all(InputFormat::Compose, texts, |files| {
            read_compose(&ComposeProject { files, chosen: &chosen, host, folder: PROJECT })
        });
    }

    fn kubernetes(&mut self, inputs: &[&Input]) {
        if !inputs.is_empty() {
            let texts = inputs.iter().map(|input| (input.name.clone(), input.bytes().to_vec())).into_map();
            self.answer.by_format.push((InputFormat::Kubernetes, read_kubernetes(&texts)));
        }
    }

    fn quadlet(&mut self, input: &Input) {
        let mut texts = Files::from([(input.name.clone(), input.bytes().to_vec())]);
        for folder in drop_in_folders(&input.name) {
            let inside =
                |other: &&Input| other.name.strip_prefix(&folder).is_some_and(|rest| rest.starts_with('/'));
            texts.extend(
                self.inputs.iter().filter(inside).map(|one| (one.name.clone(), one.bytes().to_vec())),
            );
        }
        let host = self.host;
        self.read_all(InputFormat::Quadlet, texts, |files| {
            read_quadlet(&input.name, input.bytes(), &borrowed(files), host)
        });
    }

    fn commands(&mut self, input: &Input) {
        let texts = Files::from([(input.name.clone(), input.bytes().to_vec())]);
        let host = self.host;
        self.read_all(InputFormat::DockerRun, texts, |files| {
            read_run_commands(&input.name, input.bytes(), &borrowed(files), host)
        });
    }
}

fn borrowed(files: &Files) -> Texts<'_> {
    files.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).into_map()
}
