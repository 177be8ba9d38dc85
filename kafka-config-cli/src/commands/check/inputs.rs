//! What is checked: containers, files by themselves, or both.

use std::path::{Path, PathBuf};

use kafka_config_core::model::{ConfigFile, KafkaVersion};
use kafka_config_core::pipeline::Mode;
use kafka_config_core::report::{self, AskedReader, Policy, Reader, Report, Section, Sources, TextId};
use kafka_config_core::schema::Component;
use kafka_config_core::validate::Disk;

use super::arguments::Arguments;
use super::deployed::Deployed;
use crate::container::{self, Answer, Container};
use crate::deployment::{self, InputOptions, Role};
use crate::exit::Stop;
use crate::options::ContainerOptions;
use crate::root::Root;

/// What the command line names, told apart.
pub(super) struct Inputs {
    /// The options of all containers; they hold what stands for files, too.
    pub(super) options: ContainerOptions,
    /// How files that describe containers are read.
    reading: InputOptions,
    /// The containers, each with the env file that is its own.
    containers: Vec<Option<PathBuf>>,
    /// The `.properties` files.
    properties: Vec<PathBuf>,
    /// The files that describe containers with their images.
    deployment: Vec<PathBuf>,
    component: Option<Component>,
}

impl Inputs {
    /// Tells the files apart.
    pub(super) fn new(arguments: &mut Arguments) -> Result<Self, Stop> {
        let mut options = std::mem::take(&mut arguments.container);
        let reading = std::mem::take(&mut arguments.reading);
        let (mut containers, mut properties, mut deployment) = (Vec::new(), Vec::new(), Vec::new());
        for path in deployment::expand(&arguments.files)? {
            let bytes = options.overlay.required(&path)?;
            if container::is_binary(&bytes) {
                return Err(Stop::file(&path, "is a binary file, not a configuration"));
            }
            let role = Role::of(&path, &bytes, reading.dialect);
            options.overlay.set(&path, bytes);
            match role {
                Role::EnvFile => containers.push(Some(path)),
                Role::Properties => properties.push(path),
                Role::Deployment => deployment.push(path),
            }
        }
        options.hold_env_files()?;
        let nothing = containers.is_empty() && deployment.is_empty();
        if nothing && (properties.is_empty() || options.describe_container()) {
            containers.push(None);
        }
        let component = arguments.component;
        if let Some(component) = component.filter(|component| *component != Component::Broker)
            && !(containers.is_empty() && deployment.is_empty())
        {
            return Err(Stop::Usage(format!(
                "--component {component} needs a .properties file: a container runs a broker"
            )));
        }
        if !deployment.is_empty() && options.sets_variables() {
            return Err(Stop::Usage(
                "--env and --env-file are for a container by itself; --var gives compose and units the variables of \
                 the host"
                    .to_owned(),
            ));
        }
        container::given(options.root.as_deref())?;
        Ok(Self { options, reading, containers, properties, deployment, component })
    }

    /// Reads and checks everything, with what stands for files.
    pub(super) fn round(&self) -> Result<Round<'_>, Stop> {
        let overlay = &self.options.overlay;
        let projects = deployment::projects(self.deployment.clone(), &self.reading, overlay)?;
        let readings = projects.iter().map(|paths| deployment::read(paths, &self.reading, overlay));
        let deployments = readings.collect::<Result<Vec<_>, Stop>>()?;
        let is_used = |path: &Path| {
            let real = path.canonicalize();
            real.is_ok_and(|real| deployments.iter().any(|deployment| deployment.used.contains(&real)))
        };
        let own = self.containers.iter().filter(|file| !file.as_deref().is_some_and(is_used));
        let containers = own.map(|env_file| {
            let container = container::read_with(&self.options, env_file.as_deref(), Mode::Compat, None)?;
            let answer = container.checked_answer(self.options.names_container());
            Ok(Checked { container, answer, name: env_file.as_deref().map(shown) })
        });
        let containers = containers.collect::<Result<Vec<_>, Stop>>()?;
        let asked = AskedReader { component: self.component, version: self.options.named_version()? };
        let files = self.properties.iter().map(|path| {
            let bytes = self.options.overlay.required(path)?;
            let reader = Reader::of(&shown(path), &bytes, asked);
            Ok(PropertiesFile { path: path.clone(), bytes, reader })
        });
        let files = files.collect::<Result<Vec<_>, Stop>>()?;
        let deployed = deployments.into_iter().map(|deployment| Deployed::new(&self.options, deployment));
        let deployed = deployed.collect::<Result<Vec<_>, Stop>>()?;
        let version = deployed.iter().find_map(Deployed::version);
        let of_file = files.first().map(|file| (file.reader.version, file.reader.component));
        let (kafka_version, component) = match (containers.first(), version, of_file) {
            (Some(checked), ..) => (checked.container.request.image.version, Component::Broker),
            (None, Some(version), _) => (version, Component::Broker),
            (None, None, Some(of_file)) => of_file,
            (None, None, None) => (self.options.image(None)?.version, Component::Broker),
        };
        let root = self.options.root();
        Ok(Round { containers, deployed, files, root, kafka_version, component })
    }
}

/// One reading of everything.
pub(super) struct Round<'a> {
    containers: Vec<Checked<'a>>,
    deployed: Vec<Deployed<'a>>,
    files: Vec<PropertiesFile>,
    root: Option<Root>,
    kafka_version: KafkaVersion,
    component: Component,
}

struct Checked<'a> {
    container: Container<'a>,
    answer: Answer,
    /// The env file, where it is the container's own.
    name: Option<String>,
}

impl Checked<'_> {
    fn section(&self, policy: &Policy) -> Section {
        let Self { container, answer, name } = self;
        let (diagnostics, sources) = (answer.diagnostics.clone(), container.sources());
        let section =
            report::of_container(&container.request, &answer.prepared, diagnostics, &sources, policy);
        match name {
            Some(name) => Section { name: name.clone(), path: Some(name.clone()), ..section },
            None => section,
        }
    }
}

struct PropertiesFile {
    path: PathBuf,
    bytes: Vec<u8>,
    reader: Reader,
}

impl PropertiesFile {
    fn sources(&self) -> Sources<'_> {
        Sources::of_properties(shown(&self.path), &self.bytes)
    }
}

/// Standard input has a name of its own.
pub(super) fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// Sections that share their texts, so that their fixes are applied together.
pub(super) struct Group<'a> {
    /// How many sections of the report they are.
    pub(super) sections: usize,
    /// Their texts.
    pub(super) sources: Sources<'a>,
    /// The files on this machine that are their texts.
    pub(super) file: Box<dyn Fn(TextId) -> Option<PathBuf> + 'a>,
}

impl Round<'_> {
    /// What is to be said about all of it.
    pub(super) fn report(&self, policy: &Policy) -> Report {
        let of_containers = self.containers.iter().map(|checked| checked.section(policy));
        let of_deployed = self.deployed.iter().flat_map(|deployed| deployed.sections(policy));
        let of_files = self.files.iter().map(|file| {
            let needed = |disk: &Disk| report::needed_by_properties(&file.bytes, &file.reader, disk);
            let disk = self.root.as_ref().map(|root| root.disk(needed));
            report::of_properties(&file.bytes, &file.reader, disk.as_ref(), &file.sources(), policy)
        });
        let sections: Vec<Section> = of_containers.chain(of_deployed).chain(of_files).collect();
        Report { kafka_version: self.kafka_version, component: self.component, sections }
    }

    /// The texts of each section, in the order of the report.
    pub(super) fn sources(&self) -> impl Iterator<Item = Sources<'_>> {
        let of_containers = self.containers.iter().map(|checked| checked.container.sources());
        let of_deployed = self.deployed.iter().flat_map(Deployed::sources);
        of_containers.chain(of_deployed).chain(self.files.iter().map(PropertiesFile::sources))
    }

    /// The sections in groups, in the order of the report.
    pub(super) fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let of_containers = self.containers.iter().map(|checked| Group {
            sections: 1,
            sources: checked.container.sources(),
            file: Box::new(|text| checked.container.file(text)),
        });
        let of_deployed = self.deployed.iter().map(|deployed| Group {
            sections: deployed.sources().count(),
            sources: deployed.sources_of_files(),
            file: Box::new(|text| deployed.file(text)),
        });
        let of_files = self.files.iter().map(|file| Group {
            sections: 1,
            sources: file.sources(),
            file: Box::new(|_| Some(file.path.clone())),
        });
        of_containers.chain(of_deployed).chain(of_files)
    }

    /// Whether TLS needs files of the secrets folder, and none was named.
    pub(super) fn lacks_secrets_dir(&self) -> bool {
        self.containers.iter().any(|checked| checked.container.lacks_secrets_dir)
            || self.deployed.iter().any(Deployed::lacks_secrets_dir)
    }
}

/// Whether a text is one that variables are read from, rather than a `.properties` file.
pub(super) fn is_env_file_text(text: TextId) -> bool {
    !matches!(text, TextId::Mounted(ConfigFile::Server))
}
