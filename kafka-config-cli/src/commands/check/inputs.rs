//! What is checked: containers, files by themselves, or both.

use std::path::{Path, PathBuf};

use kafka_config_core::input::InputFormat;
use kafka_config_core::input::read_env_file;
use kafka_config_core::model::{ConfigFile, KafkaVersion};
use kafka_config_core::pipeline::Mode;
use kafka_config_core::report::{self, Policy, Report, Section, Sources, TextId};
use kafka_config_core::schema::Component;
use kafka_config_core::validate::Disk;

use super::arguments::Arguments;
use crate::container::{self, Answer, Container};
use crate::exit::Stop;
use crate::options::ContainerOptions;
use crate::root::Root;

/// What the command line names, told apart.
pub(super) struct Inputs {
    /// The options of all containers; they hold what stands for files, too.
    pub(super) options: ContainerOptions,
    /// The containers, each with the env file that is its own.
    containers: Vec<Option<PathBuf>>,
    /// The `.properties` files.
    properties: Vec<PathBuf>,
    component: Component,
}

impl Inputs {
    /// Tells env files and `.properties` files apart.
    pub(super) fn new(arguments: &mut Arguments) -> Result<Self, Stop> {
        let mut options = std::mem::take(&mut arguments.container);
        let (mut containers, mut properties) = (Vec::new(), Vec::new());
        for path in std::mem::take(&mut arguments.files) {
            let bytes = options.overlay.required(&path)?;
            if container::is_binary(&bytes) {
                return Err(Stop::file(&path, "is a binary file, not a configuration"));
            }
            let is_env_file = is_env_file(&path, &bytes);
            if !is_env_file && let Some(what) = of_deployment(&path, &bytes) {
                return Err(Stop::file(&path, what));
            }
            options.overlay.set(&path, bytes);
            if is_env_file { containers.push(Some(path)) } else { properties.push(path) }
        }
        options.hold_env_files()?;
        if containers.is_empty() && (properties.is_empty() || options.describe_container()) {
            containers.push(None);
        }
        let component = arguments.component;
        if !containers.is_empty() && component != Component::Broker {
            return Err(Stop::Usage(format!(
                "--component {component} needs a .properties file: a container runs a broker"
            )));
        }
        container::given(options.root.as_deref())?;
        Ok(Self { options, containers, properties, component })
    }

    /// Reads and checks everything, with what stands for files.
    pub(super) fn round(&self) -> Result<Round<'_>, Stop> {
        let containers = self.containers.iter().map(|env_file| {
            let container = container::read_with(&self.options, env_file.as_deref(), Mode::Compat, None)?;
            let answer = container.checked_answer();
            Ok(Checked { container, answer, name: env_file.as_deref().map(shown) })
        });
        let containers = containers.collect::<Result<Vec<_>, Stop>>()?;
        let files = self.properties.iter().map(|path| {
            let bytes = self.options.overlay.required(path)?;
            Ok(PropertiesFile { path: path.clone(), bytes })
        });
        let files = files.collect::<Result<_, Stop>>()?;
        let kafka_version = match containers.first() {
            Some(checked) => checked.container.request.image.version,
            None => self.options.image(None)?.version,
        };
        let root = self.options.root();
        Ok(Round { containers, files, root, kafka_version, component: self.component })
    }
}

/// One reading of everything.
pub(super) struct Round<'a> {
    containers: Vec<Checked<'a>>,
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
            Some(name) => Section { name: name.clone(), is_file: true, ..section },
            None => section,
        }
    }
}

struct PropertiesFile {
    path: PathBuf,
    bytes: Vec<u8>,
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

impl Round<'_> {
    /// What is to be said about all of it.
    pub(super) fn report(&self, policy: &Policy) -> Report {
        let of_containers = self.containers.iter().map(|checked| checked.section(policy));
        let of_files = self.files.iter().map(|file| {
            let (version, component) = (self.kafka_version, self.component);
            let needed = |disk: &Disk| report::needed_by_properties(&file.bytes, version, component, disk);
            let disk = self.root.as_ref().map(|root| root.disk(needed));
            report::of_properties(&file.bytes, version, component, disk.as_ref(), &file.sources(), policy)
        });
        let sections: Vec<Section> = of_containers.chain(of_files).collect();
        Report { kafka_version: self.kafka_version, component: self.component, sections }
    }

    /// The texts of each section, in the order of the report.
    pub(super) fn sources(&self) -> impl Iterator<Item = Sources<'_>> {
        let of_containers = self.containers.iter().map(|checked| checked.container.sources());
        of_containers.chain(self.files.iter().map(PropertiesFile::sources))
    }

    /// The file on this machine that is a text of the section of this number.
    pub(super) fn file(&self, section: usize, text: TextId) -> Option<PathBuf> {
        if let Some(checked) = self.containers.get(section) {
            return checked.container.file(text);
        }
        let file = self.files.get(section.checked_sub(self.containers.len())?);
        file.map(|file| file.path.clone())
    }

    /// Whether TLS needs files of the secrets folder, and none was named.
    pub(super) fn lacks_secrets_dir(&self) -> bool {
        self.containers.iter().any(|checked| checked.container.lacks_secrets_dir)
    }
}

/// What to do about a file that describes containers, which is not read here.
fn of_deployment(path: &Path, bytes: &[u8]) -> Option<&'static str> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match InputFormat::detect(&name, bytes) {
        InputFormat::Compose => {
            Some("a compose file, whose services 'kafka-config env' shows, cannot be checked yet")
        }
        InputFormat::Kubernetes => {
            Some("a manifest, whose containers 'kafka-config env' shows, cannot be checked yet")
        }
        InputFormat::Quadlet => {
            Some("a quadlet unit, whose variables 'kafka-config env' shows, cannot be checked yet")
        }
        InputFormat::DockerRun => {
            Some("a script, whose containers 'kafka-config env' shows, cannot be checked yet")
        }
        _ => None,
    }
}

/// Whether a text is one that variables are read from, rather than a `.properties` file.
pub(super) fn is_env_file_text(text: TextId) -> bool {
    !matches!(text, TextId::Mounted(ConfigFile::Server))
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
