//! Options that several commands share: which image, which environment, which folders.

use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use kafka_config_core::dialect::{Dialect, Family, Image, InvalidImage};
use kafka_config_core::input::{InputFormat, read_env_file};
use kafka_config_core::model::{Environment, KafkaVersion, SourceId, VariableSpan};
use kafka_config_core::nodes::Asked;
use kafka_config_core::report::{LineStarts, Text};

use crate::exit::Stop;
use crate::families;
use crate::files::{self, Overlay};
use crate::root::Root;

/// What decides the container that a command is about.
#[derive(Default)]
pub(crate) struct ContainerOptions {
    image: Option<String>,
    version: Option<KafkaVersion>,
    variables: Vec<Variables>,
    /// Folder of default files.
    pub(crate) default_dir: Option<PathBuf>,
    /// Folder of mounted files.
    pub(crate) mounted_dir: Option<PathBuf>,
    /// Folder of key stores and passwords.
    pub(crate) secrets_dir: Option<PathBuf>,
    /// Whether the secrets' files count as there where no folder of theirs is named.
    pub(crate) assume_secrets: bool,
    /// What stands for `/`.
    pub(crate) root: Option<PathBuf>,
    /// Arguments of the container's command.
    pub(crate) arguments: Vec<String>,
    /// The `kafka-config.toml` that is named, which may hold further image families.
    pub(crate) config: Option<PathBuf>,
    /// What some of the files hold instead.
    pub(crate) overlay: Overlay,
}

enum Variables {
    File(PathBuf),
    One(OsString),
}

/// A text that variables were read from, for excerpts in messages.
#[derive(Clone)]
pub(crate) struct SourceText {
    /// Its path as the user wrote it.
    pub(crate) path: String,
    /// The same, as the system knows it.
    pub(crate) file: PathBuf,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
    /// How variables are written in it.
    pub(crate) format: InputFormat,
    lines: LineStarts,
}

impl SourceText {
    /// The content of a file; `-` is standard input.
    pub(crate) fn new(file: PathBuf, bytes: Vec<u8>, format: InputFormat) -> Self {
        let shown = if file.as_os_str() == "-" { Path::new("<stdin>") } else { &file };
        Self { path: shown.display().to_string(), file, bytes, format, lines: LineStarts::default() }
    }

    /// The text that places point into.
    pub(crate) fn text(&self) -> Text<'_> {
        Text::of_format(self.path.as_str(), &self.bytes, self.format).with_lines(&self.lines)
    }
}

impl ContainerOptions {
    /// None yet, with files of secrets that count as there.
    pub(crate) fn with_assumed_secrets() -> Self {
        Self { assume_secrets: true, ..Self::default() }
    }

    /// Takes the value of the option of this name; `false` where it is none of these.
    pub(crate) fn set(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<bool, Stop> {
        match name {
            "image" => self.image = Some(parser.value()?.to_string_lossy().into_owned()),
            "kafka-version" => self.version = Some(parsed(&parser.value()?)?),
            "env-file" => self.variables.push(Variables::File(parser.value()?.into())),
            "env" => self.variables.push(Variables::One(parser.value()?)),
            "default-dir" => self.default_dir = Some(parser.value()?.into()),
            "mounted-dir" => self.mounted_dir = Some(parser.value()?.into()),
            "secrets-dir" => self.secrets_dir = Some(parser.value()?.into()),
            "root" => self.root = Some(parser.value()?.into()),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether the question is about this machine rather than about a named image.
    pub(crate) fn is_about_this_machine(&self) -> bool {
        self.image.is_none() && !self.reads_env_file()
    }

    /// Whether an option says that it is a container of Kafka's: its image, its arguments or one of its folders.
    pub(crate) fn names_container(&self) -> bool {
        let folders = [&self.default_dir, &self.mounted_dir, &self.secrets_dir, &self.root];
        self.image.is_some() || !self.arguments.is_empty() || folders.iter().any(|folder| folder.is_some())
    }

    /// The image, where one is named or told by the version.
    ///
    /// The version alone wins over the tag when both are given and agree.
    pub(crate) fn image(&self, default_dir: Option<&Path>) -> Result<Image, Stop> {
        match (self.named_image()?, self.version) {
            (Some(image), Some(version)) if image.version != version => Err(Stop::Usage(format!(
                "--image {image} and --kafka-version {version} contradict each other"
            ))),
            (Some(image), _) => Ok(image),
            (None, version) => {
                let version =
                    version.unwrap_or_else(|| default_dir.map_or(KafkaVersion::NEWEST, guess_version));
                Image::apache(version).map_err(|error| Stop::Usage(error.to_string()))
            }
        }
    }

    /// The version of what is named, where anything is.
    pub(crate) fn named_version(&self) -> Result<Option<KafkaVersion>, Stop> {
        let is_named = self.image.is_some() || self.version.is_some();
        if is_named { self.image(None).map(|image| Some(image.version)) } else { Ok(None) }
    }

    /// What is asked about images, whatever files say.
    pub(crate) fn asked<'f>(&self, families: &'f [&'static Family]) -> Result<Asked<'f>, Stop> {
        let usual = self.image(None)?;
        let image = self.image.is_some().then_some(usual);
        Ok(Asked { image, version: self.version, usual, families })
    }

    /// The image families of the user.
    pub(crate) fn families(&self) -> Result<Vec<&'static Family>, Stop> {
        families::read(self.config.as_deref())
    }

    /// The image of `--image`, whose tag has to name a version.
    fn named_image(&self) -> Result<Option<Image>, Stop> {
        let Some(reference) = &self.image else { return Ok(None) };
        image_of(reference, self.config.as_deref()).map(Some)
    }

    /// Reads the env files now, so that they can be asked for again: pipes tell what they hold but once.
    pub(crate) fn hold_env_files(&mut self) -> Result<(), Stop> {
        for variables in &self.variables {
            if let Variables::File(path) = variables
                && self.overlay.get(path).is_none()
            {
                self.overlay.set(path, files::required(path)?);
            }
        }
        Ok(())
    }

    /// Whether an option is about the environment or the folders of a container. `--root` may also be what lies
    /// around a file.
    pub(crate) fn describe_container(&self) -> bool {
        let folders = [&self.default_dir, &self.mounted_dir, &self.secrets_dir];
        !self.variables.is_empty() || folders.iter().any(|folder| folder.is_some())
    }

    /// One more env file.
    pub(crate) fn add_env_file(&mut self, path: PathBuf) {
        self.variables.push(Variables::File(path));
    }

    /// Whether an option gives variables.
    pub(crate) fn sets_variables(&self) -> bool {
        !self.variables.is_empty()
    }

    /// The file system that `--root` names.
    pub(crate) fn root(&self) -> Option<Root> {
        self.root.clone().map(Root::new)
    }

    fn reads_env_file(&self) -> bool {
        self.variables.iter().any(|variables| matches!(variables, Variables::File(_)))
    }

    /// The container's environment: that of this process, or of the env files in the order given.
    /// A file of the container's own comes after them.
    pub(crate) fn environment(
        &self,
        own: Option<&Path>,
        dialect: &Dialect,
    ) -> Result<(Environment, Vec<SourceText>), Stop> {
        let mut environment = Environment::default();
        let mut sources = Vec::new();
        if own.is_some() || self.reads_env_file() {
            // The image and the container runtime set these before any variable of the user.
            for name in dialect.image_environment {
                environment.push(name.as_bytes(), b"", None);
            }
        } else {
            for (name, value) in std::env::vars_os() {
                environment.push(name.as_bytes(), value.as_bytes(), None);
            }
        }
        for variables in &self.variables {
            match variables {
                Variables::File(path) => self.add_file(&mut environment, path, &mut sources)?,
                Variables::One(text) => add_one(&mut environment, text)?,
            }
        }
        if let Some(path) = own {
            self.add_file(&mut environment, path, &mut sources)?;
        }
        require_utf8(&environment, dialect)?;
        Ok((environment, sources))
    }

    fn add_file(
        &self,
        environment: &mut Environment,
        path: &Path,
        sources: &mut Vec<SourceText>,
    ) -> Result<(), Stop> {
        add_file(environment, path, &self.overlay.required(path)?, sources)
    }
}

fn add_file(
    environment: &mut Environment,
    path: &Path,
    bytes: &[u8],
    sources: &mut Vec<SourceText>,
) -> Result<(), Stop> {
    let shown = if path.as_os_str() == "-" { Path::new("<stdin>") } else { path };
    if bytes.contains(&0) {
        return Err(Stop::file(shown, "is a binary file, not an env file"));
    }
    let entries = read_env_file(bytes).map_err(|error| Stop::file(shown, error))?;
    let source = SourceId(sources.len());
    let values = entries.into_iter().filter_map(|entry| {
        let value = match entry.value {
            Some(value) => value.into_bytes(),
            // A bare name asks for the value of the process, and means nothing where there is none.
            None => std::env::var_os(&entry.name)?.into_vec(),
        };
        Some((entry.name, value, Some(VariableSpan::of_line(source, entry.span, bytes))))
    });
    let values: Vec<_> = values.collect();
    environment.replace(values.iter().map(|(name, value, at)| (name.as_bytes(), value.as_slice(), *at)));
    sources.push(SourceText::new(path.to_owned(), bytes.to_vec(), InputFormat::DockerEnv));
    Ok(())
}

fn add_one(environment: &mut Environment, text: &OsStr) -> Result<(), Stop> {
    let bytes = text.as_bytes();
    let equals = bytes.iter().position(|&byte| byte == b'=');
    let (name, value) = bytes.split_at(equals.unwrap_or(bytes.len()));
    if name.is_empty() {
        return Err(Stop::Usage(format!("--env '{}' names no variable", text.to_string_lossy())));
    }
    match value.split_first() {
        Some((_, value)) => environment.replace([(name, value, None)]),
        None => {
            if let Some(value) = std::env::var_os(OsStr::from_bytes(name)) {
                environment.replace([(name, value.as_bytes(), None)]);
            }
        }
    }
    Ok(())
}

/// A variable of the image that is not UTF-8 would be written as U+FFFD; that is never what was meant.
fn require_utf8(environment: &Environment, dialect: &Dialect) -> Result<(), Stop> {
    let is_ours = |name: &str| name.starts_with(dialect.prefix) || name == "CLUSTER_ID";
    match environment.iter().find(|variable| variable.garbled && is_ours(variable.name.as_str())) {
        Some(variable) => Err(Stop::Failed(format!(
            "the environment variable {} holds bytes that are not UTF-8",
            variable.name
        ))),
        None => Ok(()),
    }
}

/// The image of an option, of one of the known families or of those in `kafka-config.toml`.
pub(crate) fn image_of(reference: &str, config: Option<&Path>) -> Result<Image, Stop> {
    let image =
        Image::read(reference, &families::read(config)?).map_err(|error| Stop::Usage(error.to_string()))?;
    if image.is_assumed {
        return Err(Stop::Usage(InvalidImage::assumed(reference).to_string()));
    }
    Ok(image)
}

/// An option's value as a typed one.
pub(crate) fn parsed<T: FromStr<Err: Display>>(value: &OsStr) -> Result<T, Stop> {
    value.to_string_lossy().parse().map_err(|error: T::Err| Stop::Usage(error.to_string()))
}

/// `--format` of commands that know text and JSON.
pub(crate) fn is_json(format: &str) -> Result<bool, Stop> {
    match format {
        "text" => Ok(false),
        "json" => Ok(true),
        _ => Err(Stop::Usage(format!("--format is text or json, not '{format}'"))),
    }
}

/// The version that the default files tell: log4j 1 files end with 3.9.
pub(crate) fn guess_version(default_dir: &Path) -> KafkaVersion {
    let has = |name: &str| default_dir.join(name).exists();
    let is_log4j1 = has("log4j.properties") || has("tools-log4j.properties");
    if is_log4j1 && !has("log4j2.yaml") { KafkaVersion::new(3, 9, 0) } else { KafkaVersion::NEWEST }
}
